namespace Carbon.Registry.Codes;

/// <summary>
/// Where a request for offset stands.
/// </summary>
public enum OffsetStatus
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Requested.</summary>
    Requested = 1,
    /// <summary>Granted.</summary>
    Granted = 2,
    /// <summary>Refused.</summary>
    Refused = 3,
    /// <summary>Withdrawn.</summary>
    Withdrawn = 4,
}
