using Carbon.Gateway.Reads;
using Carbon.Registry.Calendars;

namespace Carbon.Node.Tests;

public sealed class ReviewClocksTests
{
    private static readonly WorkingDays Weekdays = new(
        [WorkingCalendar.Of(2026, day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))]);

    [Fact]
    public void Counts_from_the_day_after_the_papers_came_in()
    {
        // Friday 2 January 2026, received at noon in China; fifteen working days later is Friday the 23rd.
        var clock = ReviewClocks.Of(Weekdays, At(2026, 1, 2), 15, null, At(2026, 1, 23));
        Assert.Equal((15u, "2026-01-23"), (clock.UsedWorkingDays, clock.DueDay));
        Assert.True(clock.Running);
        Assert.False(clock.Overdue);
    }

    [Fact]
    public void Is_overdue_from_the_day_after_the_last_one()
    {
        var clock = ReviewClocks.Of(Weekdays, At(2026, 1, 2), 15, null, At(2026, 1, 26));
        Assert.True(clock.Overdue);
        Assert.Equal(16u, clock.UsedWorkingDays);
    }

    [Fact]
    public void Stops_when_the_review_ends()
    {
        var clock = ReviewClocks.Of(Weekdays, At(2026, 1, 2), 15, At(2026, 1, 6), At(2026, 6, 1));
        Assert.Equal(2u, clock.UsedWorkingDays);
        Assert.False(clock.Running);
        Assert.False(clock.Overdue);
    }

    [Fact]
    public void Names_the_year_without_a_calendar_and_guesses_nothing()
    {
        var clock = ReviewClocks.Of(Weekdays, At(2026, 12, 30), 15, null, At(2026, 12, 31));
        Assert.Equal((2027u, ""), (clock.MissingYear, clock.DueDay));
        Assert.Equal("2027 年的工作日历尚未公布。", clock.MissingTextZh);
        Assert.Contains("2027", clock.MissingTextEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Has_no_last_day_where_the_policy_has_no_limit()
    {
        var clock = ReviewClocks.Of(Weekdays, At(2026, 1, 2), 0, null, At(2026, 1, 5));
        Assert.Equal((1u, ""), (clock.UsedWorkingDays, clock.DueDay));
        Assert.False(clock.Overdue);
    }

    private static ulong At(int year, int month, int day) =>
        (ulong)new DateTimeOffset(year, month, day, 12, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeSeconds();
}
