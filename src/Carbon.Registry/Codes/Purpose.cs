namespace Carbon.Registry.Codes;

/// <summary>
/// What an offset is for. A policy allows a set of these, bit by bit.
/// </summary>
public enum Purpose
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Excess emission.</summary>
    ExcessEmission = 1,
    /// <summary>Yearly emission.</summary>
    YearlyEmission = 2,
    /// <summary>Event.</summary>
    Event = 3,
    /// <summary>Footprint.</summary>
    Footprint = 4,
    /// <summary>Travel.</summary>
    Travel = 5,
    /// <summary>Planting duty.</summary>
    PlantingDuty = 6,
    /// <summary>Land occupation.</summary>
    LandOccupation = 7,
    /// <summary>Green quota.</summary>
    GreenQuota = 8,
    /// <summary>Damage case.</summary>
    DamageCase = 9,
    /// <summary>Label.</summary>
    Label = 10,
    /// <summary>Judicial protection.</summary>
    JudicialProtection = 11,
}
