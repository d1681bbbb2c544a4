namespace Carbon.Registry.Codes;

/// <summary>
/// Where a proposed annulment stands.
/// </summary>
public enum AnnulmentStatus
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Proposed.</summary>
    Proposed = 1,
    /// <summary>Confirmed.</summary>
    Confirmed = 2,
    /// <summary>Declined.</summary>
    Declined = 3,
}
