using System.Buffers.Binary;

namespace Carbon.Ethereum;

/// <summary>Thirty-two bytes compared by value: a hash, a topic, a storage word.</summary>
public readonly record struct Hash32
{
    /// <summary>The number of bytes.</summary>
    public const int Size = 32;

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    /// <summary>Takes exactly 32 bytes, else throws ArgumentException.</summary>
    public Hash32(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size) throw new ArgumentException("A hash has 32 bytes.", nameof(bytes));
        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>Thirty-two zero bytes.</summary>
    public static Hash32 Zero => default;

    /// <summary>Reads <c>0x</c> and 64 hexadecimal digits, else throws FormatException.</summary>
    public static Hash32 Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var hash) ? hash : throw new FormatException("Not a 0x-prefixed 32-byte value.");
    }

    /// <summary>The same of UTF-8, as it stands in a node's answer.</summary>
    public static Hash32 Parse(ReadOnlySpan<byte> utf8)
    {
        Span<byte> bytes = stackalloc byte[Size];
        return Hex.TryParse(utf8, bytes)
            ? new Hash32(bytes)
            : throw new FormatException("Not a 0x-prefixed 32-byte value.");
    }

    /// <summary>Tries to read <c>0x</c> and 64 hexadecimal digits.</summary>
    public static bool TryParse(string? text, out Hash32 hash)
    {
        hash = default;
        if (text?.Length != 2 * (Size + 1) || !Hex.TryParse(text, out var bytes)) return false;
        hash = new Hash32(bytes);
        return true;
    }

    /// <summary>Writes the 32 bytes to the start of the span.</summary>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _a);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], _d);
    }

    /// <summary>Returns a fresh copy of the 32 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>Returns <c>0x</c> and 64 lower-case digits.</summary>
    public override string ToString() => Hex.Format(ToBytes());
}
