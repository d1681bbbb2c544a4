namespace Carbon.Index.Rows;

/// <summary>What is counted by month.</summary>
public enum Measure
{
    /// <summary>No value; never in a row.</summary>
    None = 0,
    /// <summary>Tickets issued from lots, with their amounts. Splits and mergers issue nothing.</summary>
    Issued = 1,
    /// <summary>
    /// Whole tickets and parts that passed to others, by holders, rulings or enforcement, with their amounts. A
    /// co-owner's share counts, and has no amount: a share of a ticket is no whole number of base units.
    /// </summary>
    Transferred = 2,
    /// <summary>Pledges and mortgages placed, with their amounts.</summary>
    Pledged = 3,
    /// <summary>Pledges and mortgages released by their owners, with their amounts.</summary>
    Released = 4,
    /// <summary>Vouchers granted, with their amounts.</summary>
    Offset = 5,
    /// <summary>Used-up tickets cancelled; nothing of them is left, so without an amount.</summary>
    Cancelled = 6,
    /// <summary>Tickets annulled for error or fraud, with their amounts.</summary>
    Annulled = 7,
}
