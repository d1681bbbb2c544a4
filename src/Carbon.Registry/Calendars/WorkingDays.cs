using System.Collections.Frozen;

namespace Carbon.Registry.Calendars;

/// <summary>
/// Counts working days over the years whose calendars are published, by days of China. The day of receipt is not
/// counted, so the first working day after it is day one.
/// </summary>
public sealed class WorkingDays
{
    private readonly FrozenDictionary<int, WorkingCalendar> _years;

    /// <summary>Takes the calendars, one per year; where a year was published again, the last alone.</summary>
    /// <exception cref="ArgumentException">Two calendars are of one year.</exception>
    public WorkingDays(IEnumerable<WorkingCalendar> calendars)
    {
        Calendars = [.. calendars.OrderBy(calendar => calendar.Year)];
        if (Calendars.GroupBy(calendar => calendar.Year).FirstOrDefault(year => year.Count() > 1) is { } twice)
            throw new ArgumentException($"Two calendars are of {twice.Key}.", nameof(calendars));
        _years = Calendars.ToFrozenDictionary(calendar => calendar.Year);
    }

    /// <summary>The calendars, in order of their years.</summary>
    public IReadOnlyList<WorkingCalendar> Calendars { get; }

    /// <summary>
    /// The last day on which a review is in time, or null where the limit is 0 and there is none. A review is late
    /// from the first second of the day after, also where that is a day off and <see cref="Used"/> still says the
    /// limit.
    /// </summary>
    /// <param name="receivedAtSeconds">When the papers came in, in seconds since 1970.</param>
    /// <param name="limit">The limit in working days, as <c>ApplicationRules.ReviewWorkingDays</c>; 0 is none.</param>
    public Counted<DateOnly?> DueDay(ulong receivedAtSeconds, byte limit)
    {
        if (limit == 0)
            return (DateOnly?)null;
        var day = ChinaTime.DateOf(receivedAtSeconds);
        for (int left = limit; left > 0;)
        {
            day = After(day);
            if (!_years.TryGetValue(day.Year, out var calendar))
                return new CalendarMissing(day.Year);
            if (calendar.IsWorking(day))
                left--;
        }

        return (DateOnly?)day;
    }

    /// <summary>
    /// How many working days have begun since the day of receipt, today among them where it is one; 0 where now is
    /// not after the day of receipt.
    /// </summary>
    /// <param name="receivedAtSeconds">When the papers came in, in seconds since 1970.</param>
    /// <param name="nowSeconds">Until when is counted, in seconds since 1970.</param>
    public Counted<int> Used(ulong receivedAtSeconds, ulong nowSeconds)
    {
        var day = ChinaTime.DateOf(receivedAtSeconds);
        var today = ChinaTime.DateOf(nowSeconds);
        var used = 0;
        while (day < today)
        {
            day = After(day);
            if (!_years.TryGetValue(day.Year, out var calendar))
                return new CalendarMissing(day.Year);
            if (calendar.IsWorking(day))
                used++;
        }

        return used;
    }

    // The last day of the platform has no next. No calendar is of its year, so a count stops there as in any other
    // year without one; and since it asks a calendar of every day, it ends within the years published.
    private static DateOnly After(DateOnly day) => day == DateOnly.MaxValue ? day : day.AddDays(1);
}
