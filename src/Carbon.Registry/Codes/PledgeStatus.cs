namespace Carbon.Registry.Codes;

/// <summary>
/// Where a proposed pledge stands.
/// </summary>
public enum PledgeStatus
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Proposed.</summary>
    Proposed = 1,
    /// <summary>Accepted.</summary>
    Accepted = 2,
    /// <summary>Released.</summary>
    Released = 3,
    /// <summary>Declined.</summary>
    Declined = 4,
    /// <summary>Withdrawn.</summary>
    Withdrawn = 5,
}
