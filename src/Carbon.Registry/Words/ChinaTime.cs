using System.Globalization;

namespace Carbon.Registry;

/// <summary>Times as the offices write them: China time, eight hours ahead of UTC the whole year.</summary>
public static class ChinaTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    // The last second that the calendar of this platform holds in China time; the chain's clock goes further.
    private static readonly ulong SecondsMax = (ulong)(DateTimeOffset.MaxValue - Offset).ToUnixTimeSeconds();

    /// <summary>Seconds since 1970 as <c>2026-11-21 08:30</c>.</summary>
    public static string Minute(ulong seconds) =>
        At(seconds).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Seconds since 1970 as the day they fall on, <c>2026-11-21</c>.</summary>
    public static string Day(ulong seconds) => At(seconds).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Seconds since 1970 as the day they fall on; what lies after 9999 falls on its last day.</summary>
    public static DateOnly DateOf(ulong seconds) => DateOnly.FromDateTime(At(seconds).DateTime);

    /// <summary>Days since 1970-01-01, as an application counts its period, as <c>2026-11-21</c>.</summary>
    public static string CalendarDay(uint days) =>
        DateOnly.FromDayNumber((int)Math.Min(days, DayMax) + Epoch)
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The first second of a day in China, since 1970.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is before 1970-01-02.</exception>
    public static ulong StartOf(DateOnly day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(day.DayNumber, Epoch);
        return (ulong)new DateTimeOffset(day, TimeOnly.MinValue, Offset).ToUnixTimeSeconds();
    }

    private static int Epoch => new DateOnly(1970, 1, 1).DayNumber;

    private static uint DayMax => (uint)(DateOnly.MaxValue.DayNumber - Epoch);

    private static DateTimeOffset At(ulong seconds) =>
        DateTimeOffset.FromUnixTimeSeconds((long)Math.Min(seconds, SecondsMax)).ToOffset(Offset);
}
