using System.Diagnostics.CodeAnalysis;

namespace Carbon.Registry.Calendars;

/// <summary>A year that a count ran into and whose calendar nobody has published.</summary>
/// <param name="Year">The year.</param>
public readonly record struct CalendarMissing(int Year);

/// <summary>
/// What was counted in working days, or the year without a calendar that stopped the count. No year is guessed.
/// </summary>
/// <typeparam name="T">The type of what was counted.</typeparam>
[SuppressMessage("Usage", "CA2225", Justification = "A count or a missing year is meant to convert in silence.")]
public readonly record struct Counted<T>
{
    private readonly T? _value;

    private Counted(T? value, CalendarMissing? missing) => (_value, Missing) = (value, missing);

    /// <summary>The year that lacks a calendar, or null where the count came to its end.</summary>
    public CalendarMissing? Missing { get; }

    /// <summary>What was counted.</summary>
    /// <exception cref="InvalidOperationException">A calendar is missing.</exception>
    public T Value => Missing is null
        ? _value!
        : throw new InvalidOperationException($"No calendar of {Missing.Value.Year} is published.");

    /// <summary>A count that came to its end.</summary>
    public static implicit operator Counted<T>(T value) => new(value, null);

    /// <summary>A count that was stopped.</summary>
    public static implicit operator Counted<T>(CalendarMissing missing) => new(default, missing);

    /// <summary>Tells the two apart.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value, out CalendarMissing missing)
    {
        value = _value;
        missing = Missing.GetValueOrDefault();
        return Missing is null;
    }
}
