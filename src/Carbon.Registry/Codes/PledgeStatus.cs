namespace Carbon.Registry.Codes;

/// <summary>
/// Where a proposed pledge stands. What became of an accepted one is told by its liens.
/// </summary>
public enum PledgeStatus
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Proposed.</summary>
    Proposed = 1,
    /// <summary>Accepted.</summary>
    Accepted = 2,
    /// <summary>Declined.</summary>
    Declined = 3,
    /// <summary>Withdrawn.</summary>
    Withdrawn = 4,
}
