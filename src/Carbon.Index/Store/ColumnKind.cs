namespace Carbon.Index.Store;

/// <summary>What a column holds.</summary>
internal enum ColumnKind
{
    /// <summary>A signed integer of 64 bits.</summary>
    Number,

    /// <summary>Bytes, ordered byte by byte.</summary>
    Bytes,

    /// <summary>Any text, zero characters too, ordered by the bytes of its UTF-8.</summary>
    Text,
}
