using System.Globalization;
using Carbon.Index.Queries;
using Carbon.Index.Rows;
using Carbon.Registry.Calendars;

namespace Carbon.Gateway.Reads;

/// <summary>How long a review has taken, by the published calendars (N-13).</summary>
internal static class ReviewClocks
{
    /// <summary>The clock of an application; it stops when its review ends, whichever way.</summary>
    public static Wire.ReviewClock Of(IndexSnapshot snapshot, ApplicationRow row, ulong nowSeconds)
    {
        var limit = snapshot.Policy(row.Policy)?.Terms.Application.ReviewWorkingDays ?? 0;
        return Of(snapshot.WorkingDays(), row.ReceivedAtSeconds, limit, StoppedAt(row), nowSeconds);
    }

    /// <summary>The clock from when the papers came in until it stopped, or until now.</summary>
    public static Wire.ReviewClock Of(
        WorkingDays days, ulong receivedAtSeconds, byte limit, ulong? stoppedAtSeconds, ulong nowSeconds)
    {
        var until = stoppedAtSeconds ?? nowSeconds;
        var clock = new Wire.ReviewClock
        {
            ReceivedTime = Times.At(receivedAtSeconds),
            LimitWorkingDays = limit,
            Running = stoppedAtSeconds is null,
        };
        if (!days.Used(receivedAtSeconds, until).TryGet(out var used, out var missing))
            return Missing(clock, missing);
        clock.UsedWorkingDays = (uint)used;
        if (!days.DueDay(receivedAtSeconds, limit).TryGet(out var due, out missing))
            return Missing(clock, missing);
        if (due is { } day)
        {
            clock.DueDay = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            clock.Overdue = ChinaTime.DateOf(until) > day;
        }

        return clock;
    }

    private static ulong? StoppedAt(ApplicationRow row) => row.Status switch
    {
        ApplicationStatus.UnderReview => null,
        ApplicationStatus.CorrectionAsked => row.Corrections[^1].AskedAtSeconds,
        _ => row.ReviewedAtSeconds ?? row.EndedAtSeconds,
    };

    private static Wire.ReviewClock Missing(Wire.ReviewClock clock, CalendarMissing missing)
    {
        clock.MissingYear = (uint)missing.Year;
        clock.MissingTextZh = $"{missing.Year} 年的工作日历尚未公布。";
        clock.MissingTextEn = $"The calendar of {missing.Year} is not published.";
        return clock;
    }
}
