namespace Carbon.Registry.Codes;

/// <summary>
/// A lien is in force from its placing until its own owner releases it.
/// </summary>
public enum LienStatus
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>In force.</summary>
    InForce = 1,
    /// <summary>Released.</summary>
    Released = 2,
}
