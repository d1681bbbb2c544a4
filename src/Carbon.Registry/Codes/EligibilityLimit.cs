namespace Carbon.Registry.Codes;

/// <summary>
/// A limit of a policy that a stand may fall short of. An application holds a set of these, bit by bit.
/// </summary>
public enum EligibilityLimit
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Area.</summary>
    Area = 1,
    /// <summary>Stand age.</summary>
    StandAge = 2,
    /// <summary>Survival.</summary>
    Survival = 3,
    /// <summary>Planted since.</summary>
    PlantedSince = 4,
}
