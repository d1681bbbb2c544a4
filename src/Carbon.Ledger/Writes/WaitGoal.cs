namespace Carbon.Ledger;

/// <summary>What somebody waits for.</summary>
public enum WaitGoal
{
    /// <summary>In a block, at any depth.</summary>
    Mined = 0,

    /// <summary>Under as many blocks as the network asks; where consensus is final at once, as soon as mined.</summary>
    Final = 1,
}
