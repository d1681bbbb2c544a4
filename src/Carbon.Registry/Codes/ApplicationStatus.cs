namespace Carbon.Registry.Codes;

/// <summary>
/// Where an application stands. Rejected and Withdrawn are ends that stay readable.
/// </summary>
public enum ApplicationStatus
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Under review.</summary>
    UnderReview = 1,
    /// <summary>Reviewed.</summary>
    Reviewed = 2,
    /// <summary>Filed.</summary>
    Filed = 3,
    /// <summary>Rejected.</summary>
    Rejected = 4,
    /// <summary>Withdrawn.</summary>
    Withdrawn = 5,
}
