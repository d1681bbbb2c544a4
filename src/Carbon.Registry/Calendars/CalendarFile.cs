using System.Diagnostics.CodeAnalysis;

namespace Carbon.Registry.Calendars;

/// <summary>
/// A year's official holidays and make-up days as data, with the notice they come from. The chain keeps only the
/// working days and the file's hash.
/// </summary>
/// <param name="Year">The year, 2000 to 9998.</param>
/// <param name="Source">The notice.</param>
/// <param name="Holidays">The holidays.</param>
public sealed record CalendarFile(int Year, CalendarSource Source, IReadOnlyList<HolidayBreak> Holidays)
{
    /// <summary>The largest calendar file that is read, in bytes.</summary>
    public const int BytesMax = 65_536;

    /// <summary>Reads a calendar file strictly; where it is not one, every fault is told at once.</summary>
    /// <param name="utf8">The file's bytes.</param>
    /// <param name="file">The file, or null where there are faults.</param>
    /// <param name="faults">What is wrong, each with its place in the file; empty where nothing is.</param>
    public static bool TryParse(
        ReadOnlyMemory<byte> utf8,
        [NotNullWhen(true)] out CalendarFile? file,
        out IReadOnlyList<string> faults)
    {
        (file, faults) = CalendarReader.Read(utf8);
        return file is not null;
    }

    /// <summary>The working days of the year: make-up days, and Mondays to Fridays that no holiday frees.</summary>
    public WorkingCalendar ToCalendar() => WorkingCalendar.Of(Year, IsWorking);

    private bool IsWorking(DateOnly day) =>
        Holidays.Any(holiday => holiday.MakeUpDays.Contains(day)) ||
        (!CalendarRules.IsWeekend(day) && !Holidays.Any(holiday => holiday.Frees(day)));
}
