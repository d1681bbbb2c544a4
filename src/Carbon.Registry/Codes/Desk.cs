namespace Carbon.Registry.Codes;

/// <summary>
/// The contracts that hold a workflow and call the ledger. Consortium knows them by role, so that one can be
/// replaced by council vote. Persons, Policies and Tickets are no desks: they hold the register and stay for ever.
/// </summary>
public enum Desk
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Reserve.</summary>
    Reserve = 1,
    /// <summary>Plantings.</summary>
    Plantings = 2,
    /// <summary>Pledges.</summary>
    Pledges = 3,
    /// <summary>Rulings.</summary>
    Rulings = 4,
    /// <summary>Offsets.</summary>
    Offsets = 5,
    /// <summary>Cases.</summary>
    Cases = 6,
    /// <summary>Quotas.</summary>
    Quotas = 7,
    /// <summary>Complaints.</summary>
    Complaints = 8,
    /// <summary>Dividends.</summary>
    Dividends = 9,
}
