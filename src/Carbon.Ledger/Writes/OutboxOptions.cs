namespace Carbon.Ledger;

/// <summary>How an outbox works.</summary>
/// <param name="Path">Its database file. A lock file of the same name with <c>.lock</c> stands beside it.</param>
public sealed record OutboxOptions(string Path)
{
    /// <summary>How long the sender rests between two looks at the chain.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>After how long the same bytes are sent again.</summary>
    public TimeSpan RebroadcastInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest rest after the chain was out of reach.</summary>
    public TimeSpan MaxBackOff { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Blocks that must stand on a block before its writes are settled. QBFT is final at once: 0.</summary>
    public uint Confirmations { get; init; }

    /// <summary>A settled write is looked at again until so many blocks stand on its block.</summary>
    public uint RecheckBlocks { get; init; } = 64;

    /// <summary>What is added to a gas estimate, in percent.</summary>
    public uint GasMarginPercent { get; init; } = 25;

    /// <summary>The most gas one transaction may take; null: what a block takes.</summary>
    public ulong? GasCap { get; init; }

    /// <summary>
    /// How many transactions may wait in the node's pool at once. Pools drop what is over their own limit.
    /// </summary>
    public int SendWindow { get; init; } = 64;
}
