namespace Carbon.Archive;

/// <summary>What an entry of a segment says.</summary>
internal enum RecordKind : byte
{
    /// <summary>The next block.</summary>
    Block = 1,

    /// <summary>Every block above the height was replaced.</summary>
    Truncation = 2,
}
