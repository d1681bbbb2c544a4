using System.Globalization;

namespace Carbon.Registry.Identities;

/// <summary>One dated version of a division's rules for one kind, counted from 1. Zero is none.</summary>
/// <param name="Value">The count, as on chain.</param>
public readonly record struct PolicyId(ushort Value)
{
    /// <summary>The count in decimal digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
