namespace Carbon.Registry.Codes;

/// <summary>
/// Why carbon that was stored is lost again.
/// </summary>
public enum ReversalCause
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Fire.</summary>
    Fire = 1,
    /// <summary>Pest.</summary>
    Pest = 2,
    /// <summary>Drought.</summary>
    Drought = 3,
    /// <summary>Felling.</summary>
    Felling = 4,
    /// <summary>Other.</summary>
    Other = 5,
}
