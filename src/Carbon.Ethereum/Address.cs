using System.Buffers.Binary;
using System.Text;

namespace Carbon.Ethereum;

/// <summary>The twenty bytes of an account or contract, shown with the EIP-55 checksum.</summary>
public readonly record struct Address
{
    /// <summary>The number of bytes.</summary>
    public const int Size = 20;

    private readonly ulong _high;
    private readonly ulong _middle;
    private readonly uint _low;

    /// <summary>Takes exactly 20 bytes, else throws ArgumentException.</summary>
    public Address(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size) throw new ArgumentException("An address has 20 bytes.", nameof(bytes));
        _high = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _middle = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _low = BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]);
    }

    /// <summary>Twenty zero bytes.</summary>
    public static Address Zero => default;

    /// <summary>Reads an address in one case or with a right checksum, else throws FormatException.</summary>
    public static Address Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var address)
            ? address
            : throw new FormatException("Not a 0x-prefixed 20-byte address with a right checksum.");
    }

    /// <summary>The same of UTF-8, as it stands in a node's answer.</summary>
    public static Address Parse(ReadOnlySpan<byte> utf8)
    {
        Span<byte> bytes = stackalloc byte[Size];
        if (!Hex.TryParse(utf8, bytes)) throw new FormatException("Not a 0x-prefixed 20-byte address.");
        return utf8[2..].ContainsAnyInRange((byte)'A', (byte)'F')
            ? Parse(Encoding.ASCII.GetString(utf8))
            : new Address(bytes);
    }

    /// <summary>Tries to read an address in one case or, when cases are mixed, with a right checksum.</summary>
    public static bool TryParse(string? text, out Address address)
    {
        address = default;
        if (text?.Length != 2 * (Size + 1) || !Hex.TryParse(text, out var bytes)) return false;

        var parsed = new Address(bytes);
        var digits = text.AsSpan(2);
        var mixed = digits.ContainsAnyInRange('a', 'f') && digits.ContainsAnyInRange('A', 'F');
        if (mixed && !string.Equals(parsed.ToString(), text, StringComparison.Ordinal)) return false;
        address = parsed;
        return true;
    }

    /// <summary>Returns the address of an uncompressed public key of 64 bytes (without the leading 04).</summary>
    public static Address FromPublicKey(ReadOnlySpan<byte> publicKey)
    {
        if (publicKey.Length != 64) throw new ArgumentException("A public key has 64 bytes.", nameof(publicKey));
        return new Address(Keccak.Hash(publicKey).ToBytes().AsSpan(12));
    }

    /// <summary>Returns the address of the contract that the sender creates with a transaction of this nonce.</summary>
    public static Address OfContract(Address sender, ulong nonce)
    {
        var encoded = Rlp.Encode(RlpItem.List(RlpItem.Of(sender.ToBytes()), RlpItem.Of(nonce)));
        return new Address(Keccak.Hash(encoded).ToBytes().AsSpan(12));
    }

    /// <summary>Writes the 20 bytes to the start of the span.</summary>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _high);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _middle);
        BinaryPrimitives.WriteUInt32BigEndian(destination[16..], _low);
    }

    /// <summary>Returns a fresh copy of the 20 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>Returns <c>0x</c> and 40 digits whose cases carry the EIP-55 checksum.</summary>
    public override string ToString()
    {
        var digits = Convert.ToHexStringLower(ToBytes());
        var hash = Keccak.Hash(digits).ToBytes();
        return "0x" + string.Create(digits.Length, (digits, hash), static (text, source) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                var nibble = i % 2 == 0 ? source.hash[i / 2] >> 4 : source.hash[i / 2] & 15;
                text[i] = nibble >= 8 ? char.ToUpperInvariant(source.digits[i]) : source.digits[i];
            }
        });
    }
}
