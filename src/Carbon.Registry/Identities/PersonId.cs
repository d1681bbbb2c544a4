using System.Globalization;

namespace Carbon.Registry.Identities;

/// <summary>A real-name holder, counted from 1. Zero is nobody.</summary>
/// <param name="Value">The count, as on chain.</param>
public readonly record struct PersonId(ulong Value)
{
    /// <summary>The count in decimal digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
