using System.Diagnostics.CodeAnalysis;

namespace Carbon.Registry;

/// <summary>Either a value, or one refusal that says why there is none.</summary>
/// <typeparam name="T">The value's type.</typeparam>
[SuppressMessage("Usage", "CA2225", Justification = "A value or a refusal is meant to convert in silence.")]
public readonly struct Result<T>
    where T : notnull
{
    private readonly T? _value;

    private Result(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    /// <summary>Why there is no value, or null where there is one.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public T Value => Refusal is null && _value is not null
        ? _value
        : throw new InvalidOperationException($"No value: {Refusal}");

    /// <summary>A value.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A refusal.</summary>
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);

    /// <summary>Tells value and refusal apart.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
    {
        value = _value;
        refusal = Refusal;
        return Refusal is null;
    }
}
