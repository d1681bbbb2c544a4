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

    /// <summary>How many blocks are fetched at once while catching up.</summary>
    public int FetchAhead { get; init; } = 16;

    /// <summary>A WebSocket that announces new blocks, or null. It only shortens the rest; polling goes on.</summary>
    public Uri? HeadHints { get; init; }
}
