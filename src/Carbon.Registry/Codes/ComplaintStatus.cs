namespace Carbon.Registry.Codes;

/// <summary>
/// Where a complaint stands.
/// </summary>
public enum ComplaintStatus
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Open.</summary>
    Open = 1,
    /// <summary>Upheld.</summary>
    Upheld = 2,
    /// <summary>Dismissed.</summary>
    Dismissed = 3,
}
