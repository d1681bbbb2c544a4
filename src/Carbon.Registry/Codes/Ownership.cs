namespace Carbon.Registry.Codes;

/// <summary>
/// Who owns a ticket: one person, co-owners by shares, or co-owners jointly.
/// </summary>
public enum Ownership
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Sole.</summary>
    Sole = 1,
    /// <summary>Shares.</summary>
    Shares = 2,
    /// <summary>Joint.</summary>
    Joint = 3,
}
