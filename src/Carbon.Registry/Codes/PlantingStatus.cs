namespace Carbon.Registry.Codes;

/// <summary>
/// Where a planting agreement stands.
/// </summary>
public enum PlantingStatus
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Agreed.</summary>
    Agreed = 1,
    /// <summary>Planted.</summary>
    Planted = 2,
    /// <summary>Accepted.</summary>
    Accepted = 3,
    /// <summary>Refused.</summary>
    Refused = 4,
}
