using System.Numerics;
using Carbon.Registry.Calendars;
using FsCheck;
using FsCheck.Fluent;

namespace Carbon.Registry.Tests.Calendars;

public sealed class WorkingCalendarTests
{
    private static readonly BigInteger WordMax = (BigInteger.One << 256) - 1;

    [Fact]
    public void The_lowest_bit_of_the_first_word_is_new_years_day()
    {
        var calendar = WorkingCalendar.Of(2025, day => day == new DateOnly(2025, 1, 1));
        Assert.Equal((BigInteger.One, BigInteger.Zero), calendar.ToWords());
    }

    // Day 256 of a year, counted from 0, is 14 September, and 13 September in a leap year.
    [Theory]
    [InlineData(2025, 9, 13)]
    [InlineData(2028, 9, 12)]
    public void The_second_word_begins_with_day_256_of_the_year(int year, int month, int lastOfFirst)
    {
        var last = new DateOnly(year, month, lastOfFirst);
        var both = WorkingCalendar.Of(year, day => day == last || day == last.AddDays(1));
        Assert.Equal((BigInteger.One << 255, BigInteger.One), both.ToWords());
    }

    [Theory]
    [InlineData(2025, 108)]
    [InlineData(2028, 109)]
    public void The_last_day_of_the_year_has_the_highest_bit(int year, int bit)
    {
        var calendar = WorkingCalendar.Of(year, day => day == new DateOnly(year, 12, 31));
        Assert.Equal((BigInteger.Zero, BigInteger.One << bit), calendar.ToWords());
    }

    // From the 1st, a Wednesday off, to the 31st; Sunday the 26th is made up, and from the 28th all is off.
    [Fact]
    public void The_first_month_of_2025_has_the_bits_of_its_notice()
    {
        var (first, _) = CalendarFiles.Read(2025).ToCalendar().ToWords();
        var bits = Enumerable.Range(0, 31).Select(day => (first >> day).IsEven ? '0' : '1');
        Assert.Equal("0110011111001111100111110110000", string.Concat(bits));
    }

    [Fact]
    public void Words_there_and_back_are_the_same_calendar()
    {
        var calendars =
            from year in Gen.Choose(WorkingCalendar.YearMin, WorkingCalendar.YearMax)
            from bits in Gen.ArrayOf(Gen.Elements(true, false), 366)
            select WorkingCalendar.Of(year, day => bits[day.DayOfYear - 1]);
        Prop.ForAll(calendars.ToArbitrary(), calendar =>
        {
            var (first, second) = calendar.ToWords();
            return first <= WordMax && second <= WordMax &&
                WorkingCalendar.FromWords(calendar.Year, first, second) == calendar;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_leap_year_has_one_day_more()
    {
        Assert.Equal(365, WorkingCalendar.Of(2025, _ => true).Count);
        Assert.Equal(366, WorkingCalendar.Of(2028, _ => true).Count);
        Assert.Equal(365, WorkingCalendar.Of(2100, _ => true).Count);
    }

    [Fact]
    public void Refuses_words_that_are_no_words_or_reach_past_the_year()
    {
        Assert.Throws<ArgumentException>(() => WorkingCalendar.FromWords(2025, BigInteger.MinusOne, 0));
        Assert.Throws<ArgumentException>(() => WorkingCalendar.FromWords(2025, WordMax + 1, 0));
        Assert.Throws<ArgumentException>(() => WorkingCalendar.FromWords(2025, 0, BigInteger.MinusOne));
        Assert.Throws<ArgumentException>(() => WorkingCalendar.FromWords(2025, 0, BigInteger.One << 109));
        Assert.Throws<ArgumentException>(() => WorkingCalendar.FromWords(2028, 0, BigInteger.One << 110));
        Assert.Equal(1, WorkingCalendar.FromWords(2028, 0, BigInteger.One << 109).Count);
    }

    [Fact]
    public void Refuses_a_year_that_is_none_and_a_day_of_another_year()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingCalendar.Of(1999, _ => true));
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingCalendar.FromWords(9999, 0, 0));
        var calendar = WorkingCalendar.Of(2025, _ => true);
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.IsWorking(new DateOnly(2026, 1, 1)));
    }
}
