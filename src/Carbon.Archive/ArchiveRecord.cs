namespace Carbon.Archive;

/// <summary>One entry of a segment.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Height">The block's height, or the height above which all was replaced.</param>
/// <param name="Body">The block's bytes, or nothing.</param>
internal sealed record ArchiveRecord(RecordKind Kind, ulong Height, byte[] Body);
