using Carbon.Ethereum;

namespace Carbon.Archive;

/// <summary>What was read of a segment's records.</summary>
/// <param name="Records">The sound ones, from the first on.</param>
/// <param name="Length">Bytes that they take.</param>
/// <param name="Digest">Digest over them and all that came before.</param>
/// <param name="Finding">What is wrong after them, or null at the end.</param>
/// <param name="IsTorn">Whether that is what a write leaves that was cut off, and not damage.</param>
internal sealed record RecordScan(
    IReadOnlyList<ArchiveRecord> Records, int Length, Hash32 Digest, string? Finding, bool IsTorn);
