namespace Carbon.Registry.Codes;

/// <summary>
/// A lien is in force from its placing until its owner releases it, until a freeze lapses after its end, or until a
/// court enforces a pledge.
/// </summary>
public enum LienStatus
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>In force.</summary>
    InForce = 1,
    /// <summary>Released.</summary>
    Released = 2,
    /// <summary>Lapsed.</summary>
    Lapsed = 3,
    /// <summary>Enforced.</summary>
    Enforced = 4,
}
