namespace Carbon.Registry.Codes;

/// <summary>
/// The parts of the register that Consortium knows by role, so that a desk can be replaced by council vote.
/// </summary>
public enum Desk
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Persons.</summary>
    Persons = 1,
    /// <summary>Policies.</summary>
    Policies = 2,
    /// <summary>Tickets.</summary>
    Tickets = 3,
    /// <summary>Reserve.</summary>
    Reserve = 4,
    /// <summary>Pledges.</summary>
    Pledges = 5,
    /// <summary>Rulings.</summary>
    Rulings = 6,
    /// <summary>Offsets.</summary>
    Offsets = 7,
}
