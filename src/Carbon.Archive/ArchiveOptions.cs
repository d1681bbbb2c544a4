namespace Carbon.Archive;

/// <summary>How an archive is cut into files.</summary>
public sealed record ArchiveOptions
{
    /// <summary>How many records a file holds before it is compressed and closed for good; at least 1.</summary>
    public int SegmentRecords { get; init; } = 4096;

    /// <summary>How many bytes it holds at most before that.</summary>
    public int SegmentBytes { get; init; } = 16 * 1024 * 1024;
}
