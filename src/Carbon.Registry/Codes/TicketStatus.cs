namespace Carbon.Registry.Codes;

/// <summary>
/// Where a ticket stands. UsedUp: nothing is left in circulation. Cancelled is the end and stays readable.
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
}
