namespace Carbon.Registry.Codes;

/// <summary>
/// The legal cause of a transfer (转移登记). BuyIn: bought into a reserve (收储).
/// </summary>
public enum TransferCause
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Sale.</summary>
    Sale = 1,
    /// <summary>Gift.</summary>
    Gift = 2,
    /// <summary>Inheritance.</summary>
    Inheritance = 3,
    /// <summary>Merger.</summary>
    Merger = 4,
    /// <summary>Division.</summary>
    Division = 5,
    /// <summary>Swap.</summary>
    Swap = 6,
    /// <summary>Ruling.</summary>
    Ruling = 7,
    /// <summary>Buy in.</summary>
    BuyIn = 8,
    /// <summary>Other.</summary>
    Other = 9,
}
