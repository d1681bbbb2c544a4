using System.Buffers.Binary;

namespace Carbon.Registry.Identities;

/// <summary>Thirty-two bytes that stand for something larger: a document, a content, a lien's natural key.</summary>
public readonly record struct Digest
{
    private const int Size = 32;

    // The bytes from the first on, eight in each: a digest is compared, hashed and copied more often than printed.
    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    private Digest(ReadOnlySpan<byte> bytes)
    {
        _first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _third = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _fourth = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>Thirty-two zero bytes: no document, no case.</summary>
    public static Digest Zero => default;

    /// <summary>Whether all bytes are zero.</summary>
    public bool IsZero => (_first | _second | _third | _fourth) == 0;

    /// <summary>Takes thirty-two bytes.</summary>
    /// <exception cref="ArgumentException">There are fewer or more.</exception>
    public static Digest From(ReadOnlySpan<byte> bytes) => bytes.Length == Size
        ? new(bytes)
        : throw new ArgumentException("A digest is 32 bytes.", nameof(bytes));

    /// <summary>Reads <c>0x</c> and 64 hexadecimal digits.</summary>
    public static bool TryParse(string? text, out Digest digest)
    {
        digest = default;
        if (text is not { Length: 66 } || !text.StartsWith("0x", StringComparison.Ordinal))
            return false;
        Span<byte> bytes = stackalloc byte[Size];
        if (Convert.FromHexString(text.AsSpan(2), bytes, out _, out _) != System.Buffers.OperationStatus.Done)
            return false;
        digest = From(bytes);
        return true;
    }

    /// <summary>The same as <see cref="TryParse"/>, for text that is known to be right.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static Digest Parse(string text) =>
        TryParse(text, out var digest)
            ? digest
            : throw new FormatException("A digest is 0x and 64 hexadecimal digits.");

    /// <summary>The thirty-two bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        Write(bytes);
        return bytes;
    }

    /// <summary><c>0x</c> and 64 small hexadecimal digits.</summary>
    public override string ToString() => string.Create(2 + (2 * Size), this, static (text, digest) =>
    {
        Span<byte> bytes = stackalloc byte[Size];
        digest.Write(bytes);
        "0x".CopyTo(text);
        Convert.TryToHexStringLower(bytes, text[2..], out _);
    });

    private void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _first);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], _second);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], _third);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], _fourth);
    }
}
