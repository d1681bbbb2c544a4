namespace Carbon.Registry.Identities;

/// <summary>Thirty-two bytes that stand for something larger: a document, a content, a lien's natural key.</summary>
public readonly record struct Digest
{
    private readonly string? _hex;

    private Digest(string hex) => _hex = hex;

    /// <summary>Thirty-two zero bytes: no document, no case.</summary>
    public static Digest Zero => default;

    /// <summary>Whether all bytes are zero.</summary>
    public bool IsZero => _hex is null;

    /// <summary>Takes thirty-two bytes.</summary>
    /// <exception cref="ArgumentException">There are fewer or more.</exception>
    public static Digest From(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != 32)
            throw new ArgumentException("A digest is 32 bytes.", nameof(bytes));
        return bytes.IndexOfAnyExcept((byte)0) < 0 ? default : new(Convert.ToHexStringLower(bytes));
    }

    /// <summary>Reads <c>0x</c> and 64 hexadecimal digits.</summary>
    public static bool TryParse(string? text, out Digest digest)
    {
        digest = default;
        if (text is not { Length: 66 } || !text.StartsWith("0x", StringComparison.Ordinal))
            return false;
        var bytes = new byte[32];
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
    public byte[] ToBytes() => _hex is null ? new byte[32] : Convert.FromHexString(_hex);

    /// <summary><c>0x</c> and 64 small hexadecimal digits.</summary>
    public override string ToString() => "0x" + (_hex ?? new string('0', 64));
}
