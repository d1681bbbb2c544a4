namespace Carbon.Registry.Codes;

/// <summary>
/// What applicants declare. An application holds a set of these, bit by bit; a policy asks for a set.
/// </summary>
public enum Declaration
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Outside other schemes.</summary>
    OutsideOtherSchemes = 1,
    /// <summary>No felling planned.</summary>
    NoFellingPlanned = 2,
    /// <summary>Outside farmland.</summary>
    OutsideFarmland = 3,
    /// <summary>Title clear.</summary>
    TitleClear = 4,
    /// <summary>No dispute.</summary>
    NoDispute = 5,
    /// <summary>No encroachment.</summary>
    NoEncroachment = 6,
    /// <summary>No roadside trees.</summary>
    NoRoadsideTrees = 7,
    /// <summary>No urban greening.</summary>
    NoUrbanGreening = 8,
    /// <summary>Papers true.</summary>
    PapersTrue = 9,
}
