using Carbon.Contracts;
using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>How an outbox works.</summary>
/// <param name="Path">Its database file. A lock file of the same name with <c>.lock</c> stands beside it.</param>
public sealed record OutboxOptions(string Path)
{
    /// <summary>How long the loops rest between two looks.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>After how long the same bytes are sent again.</summary>
    public TimeSpan RebroadcastInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest rest after chain, signer or disk were out of reach.</summary>
    public TimeSpan MaxBackOff { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>After how long chain id, genesis and contracts are looked at again.</summary>
    public TimeSpan IdentityInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>When a block's writes are final.</summary>
    public FinalityRule Finality { get; init; } = new FinalityRule.Confirmations(0);

    /// <summary>Another node of the chain, asked for receipts that the first lacks, or null.</summary>
    public RpcClient? SecondNode { get; init; }

    /// <summary>A final write is looked at again until so many blocks stand on its block.</summary>
    public uint RecheckBlocks { get; init; } = 64;

    /// <summary>What is added to a gas estimate, in percent.</summary>
    public uint GasMarginPercent { get; init; } = 25;

    /// <summary>
    /// The most gas one transaction may take, where the fork caps it below the block's; null: what a block takes.
    /// </summary>
    public ulong? GasCap { get; init; }

    /// <summary>How transactions are priced.</summary>
    public FeeMode Fees { get; init; }

    /// <summary>
    /// How many transactions may wait in the node's pool at once. Pools drop what is over their own limit, which is 615
    /// for one key under the profile of private networks; a node that says that it is full is sent less.
    /// </summary>
    public int SendWindow { get; init; } = 512;

    /// <summary>How many writes may wait for the chain; with so many no more are taken.</summary>
    public int QueueMax { get; init; } = 10_000;

    /// <summary>Tests end the process, or fail, at a named point between two states.</summary>
    internal Action<WritePoint>? Reached { get; init; }
}
