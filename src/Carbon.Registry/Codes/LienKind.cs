namespace Carbon.Registry.Codes;

/// <summary>
/// What sort of claim a lien is. RootFreeze covers a root ticket and everything split from it.
/// </summary>
public enum LienKind
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Pledge.</summary>
    Pledge = 1,
    /// <summary>Mortgage.</summary>
    Mortgage = 2,
    /// <summary>Freeze.</summary>
    Freeze = 3,
    /// <summary>Root freeze.</summary>
    RootFreeze = 4,
}
