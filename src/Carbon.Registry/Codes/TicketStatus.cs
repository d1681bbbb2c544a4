namespace Carbon.Registry.Codes;

/// <summary>
/// Where a ticket stands. UsedUp: nothing is left in circulation. Split and Merged: its amount lives on under other
/// numbers. Cancelled and Annulled are ends. Every number stays readable.
/// </summary>
public enum TicketStatus
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Live.</summary>
    Live = 1,
    /// <summary>Used up.</summary>
    UsedUp = 2,
    /// <summary>Cancelled.</summary>
    Cancelled = 3,
    /// <summary>Split.</summary>
    Split = 4,
    /// <summary>Merged.</summary>
    Merged = 5,
    /// <summary>Annulled.</summary>
    Annulled = 6,
}
