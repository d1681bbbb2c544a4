using System.Numerics;

namespace Carbon.Registry.Calendars;

/// <summary>Which days of one year are worked. Calendars of the same days are equal.</summary>
public sealed record WorkingCalendar
{
    /// <summary>The first year that a calendar may be of.</summary>
    public const int YearMin = 2000;

    /// <summary>The last year that a calendar may be of; the day after its last is still a day.</summary>
    public const int YearMax = 9998;

    private const int WordBits = 256;

    // Bit n stands for day n of the year from 0 = 1 January.
    private readonly BigInteger _days;

    private WorkingCalendar(int year, BigInteger days) => (Year, _days) = (year, days);

    /// <summary>The year, 2000 to 9998.</summary>
    public int Year { get; }

    /// <summary>How many days are worked, 0 to 366.</summary>
    public int Count => Enumerable.Range(0, DaysIn(Year)).Count(Has);

    /// <summary>Asks of every day of a year whether it is worked.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not 2000 to 9998.</exception>
    public static WorkingCalendar Of(int year, Func<DateOnly, bool> isWorking)
    {
        CheckYear(year);
        var first = new DateOnly(year, 1, 1);
        var days = Enumerable.Range(0, DaysIn(year))
            .Where(number => isWorking(first.AddDays(number)))
            .Aggregate(BigInteger.Zero, (set, number) => set | (BigInteger.One << number));
        return new(year, days);
    }

    /// <summary>
    /// Takes the two words of 256 bits that the chain keeps: bit n, counted from the lowest of the first word, stands
    /// for day n of the year from 0 = 1 January; set where it is worked.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not 2000 to 9998.</exception>
    /// <exception cref="ArgumentException">A word is none, or a bit after the year's last day is set.</exception>
    public static WorkingCalendar FromWords(int year, BigInteger first, BigInteger second)
    {
        CheckYear(year);
        if (!IsWord(first))
            throw new ArgumentException("A word is 0 to 2^256 - 1.", nameof(first));
        if (!IsWord(second))
            throw new ArgumentException("A word is 0 to 2^256 - 1.", nameof(second));
        if (!(second >> (DaysIn(year) - WordBits)).IsZero)
            throw new ArgumentException($"A bit after the last day of {year} is set.", nameof(second));
        return new(year, first | (second << WordBits));
    }

    /// <summary>The two words, as <see cref="FromWords"/> takes them.</summary>
    public (BigInteger First, BigInteger Second) ToWords() =>
        (_days & ((BigInteger.One << WordBits) - 1), _days >> WordBits);

    /// <summary>Whether a day is worked.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is of another year.</exception>
    public bool IsWorking(DateOnly day)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(day.Year, Year, nameof(day));
        return Has(day.DayOfYear - 1);
    }

    private static int DaysIn(int year) => DateTime.IsLeapYear(year) ? 366 : 365;

    private static bool IsWord(BigInteger word) => word.Sign >= 0 && (word >> WordBits).IsZero;

    private static void CheckYear(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, YearMin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, YearMax);
    }

    private bool Has(int number) => !(_days >> number).IsEven;
}
