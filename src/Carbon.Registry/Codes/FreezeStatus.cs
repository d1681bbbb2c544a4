namespace Carbon.Registry.Codes;

/// <summary>
/// Where the freeze of a person stands.
/// </summary>
public enum FreezeStatus
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>In force.</summary>
    InForce = 1,
    /// <summary>Released.</summary>
    Released = 2,
    /// <summary>Lapsed.</summary>
    Lapsed = 3,
}
