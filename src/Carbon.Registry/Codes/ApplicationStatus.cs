namespace Carbon.Registry.Codes;

/// <summary>
/// Where an application stands. Rejected, Withdrawn and Disqualified are ends that stay readable.
/// </summary>
public enum ApplicationStatus
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Under review.</summary>
    UnderReview = 1,
    /// <summary>Correction asked.</summary>
    CorrectionAsked = 2,
    /// <summary>Reviewed.</summary>
    Reviewed = 3,
    /// <summary>Filed.</summary>
    Filed = 4,
    /// <summary>Rejected.</summary>
    Rejected = 5,
    /// <summary>Withdrawn.</summary>
    Withdrawn = 6,
    /// <summary>Disqualified.</summary>
    Disqualified = 7,
}
