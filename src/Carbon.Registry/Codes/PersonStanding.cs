namespace Carbon.Registry.Codes;

/// <summary>
/// Whether a person may act. Suspended: nothing moves in its name. Disqualified for fraud (取消申报资格): it may not
/// apply again, and keeps what it has.
/// </summary>
public enum PersonStanding
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Active.</summary>
    Active = 1,
    /// <summary>Suspended.</summary>
    Suspended = 2,
    /// <summary>Disqualified.</summary>
    Disqualified = 3,
}
