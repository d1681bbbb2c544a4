using Carbon.Contracts;
using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>How the chain is followed.</summary>
public sealed record FollowerOptions
{
    /// <summary>How long to rest at the head before looking again.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Longest rest after the chain was out of reach.</summary>
    public TimeSpan MaxBackOff { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The most blocks that may be undone; a deeper change halts.</summary>
    public uint MaxReorgDepth { get; init; } = 128;

    /// <summary>How many blocks at most are fetched and taken in one go while catching up.</summary>
    public int FetchAhead { get; init; } = 256;

    /// <summary>The last block to take, or null: as far as the chain goes.</summary>
    public ulong? UpTo { get; init; }

    /// <summary>A WebSocket that announces new blocks, or null. It only shortens the rest; polling goes on.</summary>
    public Uri? HeadHints { get; init; }

    /// <summary>After how long without a word from it that WebSocket is opened anew.</summary>
    public TimeSpan HintSilence { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long head or follower may stand still before people are told; zero: for ever.</summary>
    public TimeSpan StallPatience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Another node of the chain, asked before anything is undone and for receipts that the first lacks, or null.
    /// </summary>
    public RpcClient? SecondNode { get; init; }

    /// <summary>How long two nodes may tell different histories before following ends.</summary>
    public TimeSpan DisputePatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether to complain of blocks that are dated ahead of the clock.</summary>
    public bool ComparesClock { get; init; }

    /// <summary>When blocks are final; what is final is not undone. Confirmations alone forbid nothing.</summary>
    public FinalityRule Finality { get; init; } = new FinalityRule.Confirmations(0);

    /// <summary>Where every block taken is kept whole, or null. It may trail behind the fold.</summary>
    public IBlockArchive? Archive { get; init; }
}
