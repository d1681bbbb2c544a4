using System.Globalization;
using Carbon.Registry.Calendars;
using FsCheck;
using FsCheck.Fluent;

namespace Carbon.Registry.Tests.Calendars;

public sealed class WorkingDaysTests
{
    private const ulong Hour = 3600;

    private static readonly WorkingDays Both =
        new([CalendarFiles.Read(2026).ToCalendar(), CalendarFiles.Read(2025).ToCalendar()]);

    // From a day inside the two years, at any second of it, with any limit that ends before 2027.
    private static readonly Arbitrary<(ulong Received, byte Limit)> Receipts = (
        from day in Gen.Choose(0, 365)
        from second in Gen.Choose(0, 86_399)
        from limit in Gen.Choose(1, 200)
        select (ChinaTime.StartOf(new DateOnly(2025, 1, 1).AddDays(day)) + (ulong)second, (byte)limit)).ToArbitrary();

    [Theory]
    [InlineData("2025-03-03", 1, "2025-03-04")]
    [InlineData("2025-03-03", 15, "2025-03-24")]
    [InlineData("2025-01-24", 1, "2025-01-26")]
    [InlineData("2025-01-24", 2, "2025-01-27")]
    [InlineData("2025-01-24", 3, "2025-02-05")]
    [InlineData("2025-01-24", 15, "2025-02-20")]
    [InlineData("2025-01-31", 1, "2025-02-05")]
    [InlineData("2025-09-26", 1, "2025-09-28")]
    [InlineData("2025-09-26", 15, "2025-10-23")]
    [InlineData("2025-09-30", 1, "2025-10-09")]
    [InlineData("2025-10-10", 1, "2025-10-11")]
    [InlineData("2025-12-31", 1, "2026-01-04")]
    [InlineData("2025-12-22", 15, "2026-01-13")]
    [InlineData("2026-02-13", 15, "2026-03-12")]
    public void The_due_day_is_counted_by_the_notice(string received, byte limit, string due) =>
        Assert.Equal(Day(due), Both.DueDay(At(received, 9), limit).Value);

    [Fact]
    public void A_limit_of_zero_is_none_and_needs_no_calendar()
    {
        Assert.True(new WorkingDays([]).DueDay(At("2025-03-03", 9), 0).TryGet(out var due, out _));
        Assert.Null(due);
    }

    [Fact]
    public void Papers_that_come_on_a_day_off_are_counted_as_those_of_the_last_working_day()
    {
        var friday = Both.DueDay(At("2025-03-07", 9), 15);
        Assert.Equal(friday, Both.DueDay(At("2025-03-08", 9), 15));
        Assert.Equal(friday, Both.DueDay(At("2025-03-09", 23), 15));
        Assert.Equal(Day("2025-03-28"), friday.Value);
    }

    [Fact]
    public void The_hour_of_receipt_does_not_matter_but_the_midnight_of_China_does()
    {
        var start = ChinaTime.StartOf(Day("2025-03-04"));
        Assert.Equal(Day("2025-03-04"), Both.DueDay(start - 1, 1).Value);
        Assert.Equal(Day("2025-03-05"), Both.DueDay(start, 1).Value);
        Assert.Equal(Day("2025-03-05"), Both.DueDay(start + (23 * Hour), 1).Value);
    }

    [Theory]
    [InlineData("2025-03-03", "2025-03-03", 0)]
    [InlineData("2025-03-03", "2025-03-04", 1)]
    [InlineData("2025-03-03", "2025-02-03", 0)]
    [InlineData("2025-03-07", "2025-03-09", 0)]
    [InlineData("2025-03-07", "2025-03-10", 1)]
    [InlineData("2025-01-24", "2025-02-04", 2)]
    [InlineData("2025-02-28", "2025-03-31", 21)]
    [InlineData("2025-12-31", "2026-01-03", 0)]
    [InlineData("2025-12-31", "2026-01-05", 2)]
    [InlineData("2024-12-31", "2025-12-31", 248)]
    public void Days_used_are_those_that_have_begun_since_receipt(string received, string now, int used) =>
        Assert.Equal(used, Both.Used(At(received, 9), At(now, 8)).Value);

    [Fact]
    public void A_weekend_after_the_due_day_uses_no_further_day()
    {
        Assert.Equal(Day("2025-03-28"), Both.DueDay(At("2025-03-07", 9), 15).Value);
        Assert.Equal(15, Both.Used(At("2025-03-07", 9), At("2025-03-28", 23)).Value);
        Assert.Equal(15, Both.Used(At("2025-03-07", 9), At("2025-03-30", 23)).Value);
        Assert.Equal(16, Both.Used(At("2025-03-07", 9), At("2025-03-31", 0)).Value);
    }

    [Fact]
    public void A_year_without_a_calendar_is_told_and_not_guessed()
    {
        Assert.False(Both.DueDay(At("2026-12-22", 9), 15).TryGet(out _, out var missing));
        Assert.Equal(new CalendarMissing(2027), missing);
        Assert.Equal(new CalendarMissing(2024), Both.DueDay(At("2024-12-27", 9), 15).Missing);
        Assert.Equal(new CalendarMissing(2027), Both.Used(At("2026-12-22", 9), At("2027-01-01", 0)).Missing);
        var fault = Assert.Throws<InvalidOperationException>(() => Both.DueDay(At("2026-12-22", 9), 15).Value);
        Assert.Contains("2027", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_between_two_years_is_told_too()
    {
        var gap = new WorkingDays([WorkingCalendar.Of(2025, _ => true), WorkingCalendar.Of(2027, _ => true)]);
        Assert.Equal(new CalendarMissing(2026), gap.DueDay(At("2025-12-30", 9), 15).Missing);
        Assert.Equal(new CalendarMissing(2026), gap.Used(At("2025-12-30", 9), At("2027-01-05", 9)).Missing);
    }

    [Fact]
    public void Only_years_that_a_count_steps_into_need_a_calendar()
    {
        Assert.Equal(Day("2026-12-31"), Both.DueDay(At("2026-12-30", 9), 1).Value);
        Assert.Equal(Day("2025-01-02"), Both.DueDay(At("2024-12-31", 9), 1).Value);
        Assert.Equal(0, new WorkingDays([]).Used(At("2025-03-03", 9), At("2025-03-03", 23)).Value);
    }

    [Fact]
    public void A_count_ends_where_no_day_is_worked_and_at_the_last_day_of_all()
    {
        var never = new WorkingDays([WorkingCalendar.Of(2025, _ => false), WorkingCalendar.Of(9998, _ => false)]);
        Assert.Equal(new CalendarMissing(2026), never.DueDay(At("2025-01-01", 9), 1).Missing);
        Assert.Equal(new CalendarMissing(9999), never.DueDay(At("9998-12-30", 9), 1).Missing);
        Assert.Equal(new CalendarMissing(9999), never.DueDay(ulong.MaxValue, 1).Missing);
        Assert.Equal(0, never.Used(ulong.MaxValue, ulong.MaxValue).Value);
    }

    [Fact]
    public void Refuses_two_calendars_of_one_year() =>
        Assert.Throws<ArgumentException>(
            () => new WorkingDays([WorkingCalendar.Of(2025, _ => true), WorkingCalendar.Of(2025, _ => false)]));

    [Fact]
    public void On_the_due_day_the_whole_limit_is_used_and_the_day_before_it_is_not() =>
        Prop.ForAll(Receipts, one =>
        {
            var due = Both.DueDay(one.Received, one.Limit).Value!.Value;
            var start = ChinaTime.StartOf(due);
            return Both.Used(one.Received, start).Value == one.Limit &&
                Both.Used(one.Received, start + 86_399).Value == one.Limit &&
                Both.Used(one.Received, start - 1).Value == one.Limit - 1;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_due_day_is_always_a_working_day_after_receipt() =>
        Prop.ForAll(Receipts, one =>
        {
            var due = Both.DueDay(one.Received, one.Limit).Value!.Value;
            return due > ChinaTime.DateOf(one.Received) &&
                Both.Calendars.Single(calendar => calendar.Year == due.Year).IsWorking(due);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_longer_limit_is_due_later() =>
        Prop.ForAll(Receipts, one =>
            Both.DueDay(one.Received, (byte)(one.Limit + 1)).Value > Both.DueDay(one.Received, one.Limit).Value)
            .QuickCheckThrowOnFailure();

    private static DateOnly Day(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ulong At(string day, ulong hour) => ChinaTime.StartOf(Day(day)) + (hour * Hour);
}
