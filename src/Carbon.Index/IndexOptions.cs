namespace Carbon.Index;

/// <summary>How an index is kept.</summary>
public sealed record IndexOptions
{
    /// <summary>How many of the last blocks can be undone, 1 to 100 000.</summary>
    public int UndoBlocks { get; init; } = 128;

    /// <summary>How many read-only connections are kept open for later reads; more reads at once open more.</summary>
    public int IdleReaders { get; init; } = 8;

    /// <summary>
    /// Whether the file is looked at for damage when it is opened: compared with its seal, and walked page by page. It
    /// reads the whole file up to twice.
    /// </summary>
    public bool CheckIntegrity { get; init; } = true;
}
