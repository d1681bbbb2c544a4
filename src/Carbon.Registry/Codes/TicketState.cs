namespace Carbon.Registry.Codes;

/// <summary>
/// Where a ticket stands with its liens, as a reader wants it in one word. Computed, never stored; a freeze is said
/// before a pledge, because it stops everybody.
/// </summary>
public enum TicketState
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>In circulation, nothing on it.</summary>
    Live = 1,
    /// <summary>A part is pledged or mortgaged, nothing is frozen.</summary>
    PartlyPledged = 2,
    /// <summary>All is pledged or mortgaged, nothing is frozen.</summary>
    Pledged = 3,
    /// <summary>A part is frozen.</summary>
    PartlyFrozen = 4,
    /// <summary>All is frozen, by its own freezes or with its root ticket.</summary>
    Frozen = 5,
    /// <summary>Nothing is left in circulation; forestry will cancel it.</summary>
    UsedUp = 6,
    /// <summary>The end. The number still answers.</summary>
    Cancelled = 7,
    /// <summary>The amount lives on under the numbers it was split into.</summary>
    Split = 8,
    /// <summary>The amount lives on under the number it was merged into.</summary>
    Merged = 9,
    /// <summary>Annulled for error or fraud. The number still answers.</summary>
    Annulled = 10,
    /// <summary>A loss notice stands; nothing of it is frozen.</summary>
    Lost = 11,
}
