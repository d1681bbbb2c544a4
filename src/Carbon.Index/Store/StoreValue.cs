using System.Text;

namespace Carbon.Index.Store;

/// <summary>
/// A value that goes with a statement, or nothing in the place of one. It knows its kind also where it is nothing,
/// because a store may have to be told the kind of each place once for all.
/// </summary>
internal readonly struct StoreValue
{
    private readonly object? _content;

    private StoreValue(ColumnKind kind, bool isNull, long number, object? content) =>
        (Kind, IsNull, Number, _content) = (kind, isNull, number, content);

    public ColumnKind Kind { get; }

    public bool IsNull { get; }

    /// <summary>The number, of a number alone.</summary>
    public long Number { get; }

    /// <summary>The bytes of bytes, and the UTF-8 of a text.</summary>
    public byte[] Bytes => _content as byte[] ?? Encoding.UTF8.GetBytes((string)_content!);

    /// <summary>How many bytes these are; 0 of a number and of nothing.</summary>
    public int Length => _content switch
    {
        null => 0,
        byte[] bytes => bytes.Length,
        var text => Encoding.UTF8.GetByteCount((string)text),
    };

    public static implicit operator StoreValue(long value) => new(ColumnKind.Number, false, value, null);

    public static implicit operator StoreValue(long? value) =>
        new(ColumnKind.Number, value is null, value.GetValueOrDefault(), null);

    public static implicit operator StoreValue(byte[]? value) => new(ColumnKind.Bytes, value is null, 0, value);

    public static implicit operator StoreValue(string? value) => new(ColumnKind.Text, value is null, 0, value);

    /// <summary>Copies the bytes to where there is room for all of them.</summary>
    public void CopyTo(Span<byte> room)
    {
        if (_content is byte[] bytes)
            bytes.CopyTo(room);
        else if (_content is string text)
            Encoding.UTF8.GetBytes(text, room);
    }

    /// <summary>A text that is UTF-8 already.</summary>
    public static StoreValue OfUtf8(byte[] text) => new(ColumnKind.Text, false, 0, text);
}
