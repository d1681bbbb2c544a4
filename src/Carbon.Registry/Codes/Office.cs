namespace Carbon.Registry.Codes;

/// <summary>
/// One power held by a member in a division.
/// </summary>
public enum Office
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Review.</summary>
    Review = 1,
    /// <summary>Title audit.</summary>
    TitleAudit = 2,
    /// <summary>Certify.</summary>
    Certify = 3,
    /// <summary>Expert review.</summary>
    ExpertReview = 4,
    /// <summary>Determine.</summary>
    Determine = 5,
    /// <summary>Approve.</summary>
    Approve = 6,
    /// <summary>Co approve.</summary>
    CoApprove = 7,
    /// <summary>File.</summary>
    File = 8,
    /// <summary>Issue.</summary>
    Issue = 9,
    /// <summary>Register.</summary>
    Register = 10,
    /// <summary>Offset.</summary>
    Offset = 11,
    /// <summary>Cancel.</summary>
    Cancel = 12,
    /// <summary>Lend.</summary>
    Lend = 13,
    /// <summary>Judge.</summary>
    Judge = 14,
    /// <summary>Trade.</summary>
    Trade = 15,
    /// <summary>Publish.</summary>
    Publish = 16,
    /// <summary>Refer.</summary>
    Refer = 17,
    /// <summary>Set quota.</summary>
    SetQuota = 18,
    /// <summary>Supervise.</summary>
    Supervise = 19,
    /// <summary>Cover.</summary>
    Cover = 20,
}
