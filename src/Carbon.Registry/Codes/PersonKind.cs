namespace Carbon.Registry.Codes;

/// <summary>
/// Whether a person is a legal or a natural one.
/// </summary>
public enum PersonKind
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Legal.</summary>
    Legal = 1,
    /// <summary>Natural.</summary>
    Natural = 2,
}
