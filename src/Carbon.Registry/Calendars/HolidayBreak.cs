using Carbon.Registry.Policies;

namespace Carbon.Registry.Calendars;

/// <summary>One holiday of a year as the notice arranges it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="FirstDay">First day off; weekends within the break count.</param>
/// <param name="LastDay">Last day off.</param>
/// <param name="Days">How many days the notice counts from the first to the last.</param>
/// <param name="MakeUpDays">Weekend days that are worked for it.</param>
/// <param name="Quote">The notice's own words.</param>
public sealed record HolidayBreak(
    BilingualText Name,
    DateOnly FirstDay,
    DateOnly LastDay,
    int Days,
    IReadOnlyList<DateOnly> MakeUpDays,
    string Quote)
{
    /// <summary>Whether a day is off for this holiday.</summary>
    public bool Frees(DateOnly day) => day >= FirstDay && day <= LastDay;
}
