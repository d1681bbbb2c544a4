namespace Carbon.Registry.Codes;

/// <summary>
/// What stands behind a pledge besides the ticket.
/// </summary>
public enum CoverKind
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Insurance.</summary>
    Insurance = 1,
    /// <summary>Guarantee.</summary>
    Guarantee = 2,
}
