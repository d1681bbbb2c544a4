namespace Carbon.Registry.Identities;

/// <summary>Bytes of any length that are compared by value, such as a signature.</summary>
public readonly record struct HexText
{
    private readonly string? _hex;

    private HexText(string hex) => _hex = hex;

    /// <summary>Takes the bytes.</summary>
    public static HexText From(ReadOnlySpan<byte> bytes) => new(Convert.ToHexStringLower(bytes));

    /// <summary>The bytes.</summary>
    public byte[] ToBytes() => Convert.FromHexString(_hex ?? "");

    /// <summary><c>0x</c> and small hexadecimal digits.</summary>
    public override string ToString() => "0x" + _hex;
}
