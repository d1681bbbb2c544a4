namespace Carbon.Registry.Codes;

/// <summary>
/// What a ticket stands for, and so its base unit: Carbon in grams of CO2e, the two stands in thousandths of a mu.
/// Units never mix.
/// </summary>
public enum Kind
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Carbon.</summary>
    Carbon = 1,
    /// <summary>Collective stand.</summary>
    CollectiveStand = 2,
    /// <summary>State stand.</summary>
    StateStand = 3,
}
