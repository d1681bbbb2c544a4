namespace Carbon.Index;

/// <summary>How an index is kept.</summary>
public sealed record IndexOptions
{
    /// <summary>How many of the last blocks can be undone, 1 to 100 000.</summary>
    public int UndoBlocks { get; init; } = 128;

    /// <summary>How many read-only connections are kept open for later reads; more reads at once open more.</summary>
    public int IdleReaders { get; init; } = 8;

    /// <summary>Whether the whole file is walked for damage when it is opened: about 1 s for 1 GB.</summary>
    public bool CheckIntegrity { get; init; } = true;
}
