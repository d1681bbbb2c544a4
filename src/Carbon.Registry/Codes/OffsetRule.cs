namespace Carbon.Registry.Codes;

/// <summary>
/// How much of a ticket one offset takes: any part, or only all of it.
/// </summary>
public enum OffsetRule
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Partial.</summary>
    Partial = 1,
    /// <summary>Whole.</summary>
    Whole = 2,
}
