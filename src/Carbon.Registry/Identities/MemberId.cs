using System.Globalization;

namespace Carbon.Registry.Identities;

/// <summary>A member institution, counted from 1. Zero is nobody.</summary>
/// <param name="Value">The count, as on chain.</param>
public readonly record struct MemberId(uint Value)
{
    /// <summary>The count in decimal digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
