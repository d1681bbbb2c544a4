namespace Carbon.Registry.Codes;

/// <summary>
/// By which way an application comes: the ordinary reviews, after an accepted planting agreement, or as a purchase
/// for a green quota, which two bureaus approve.
/// </summary>
public enum ApplicationRoute
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Ordinary.</summary>
    Ordinary = 1,
    /// <summary>New planting.</summary>
    NewPlanting = 2,
    /// <summary>Green quota.</summary>
    GreenQuota = 3,
}
