namespace Carbon.Ledger;

/// <summary>How transactions are priced.</summary>
public enum FeeMode
{
    /// <summary>As the newest block says: without a base fee, or with one of 0, the price is 0.</summary>
    Probe = 0,

    /// <summary>Always 0, by transactions of the first kind. A chain with a base fee is refused at start.</summary>
    Zero = 1,

    /// <summary>By EIP-1559. A chain without base fees is refused at start.</summary>
    DynamicFee = 2,
}
