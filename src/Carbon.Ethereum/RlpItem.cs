using System.Buffers.Binary;
using System.Numerics;

namespace Carbon.Ethereum;

/// <summary>One RLP item: either a byte string or a list of items.</summary>
public sealed class RlpItem
{
    private readonly byte[]? _bytes;
    private readonly IReadOnlyList<RlpItem>? _items;

    private RlpItem(byte[]? bytes, IReadOnlyList<RlpItem>? items)
    {
        _bytes = bytes;
        _items = items;
    }

    /// <summary>Says whether the item is a list.</summary>
    public bool IsList => _items is not null;

    /// <summary>The byte string; throws RlpFormatException on a list.</summary>
    public byte[] Bytes => _bytes ?? throw new RlpFormatException("A byte string was expected, a list was found.");

    /// <summary>The items of the list; throws RlpFormatException on a byte string.</summary>
    public IReadOnlyList<RlpItem> Items =>
        _items ?? throw new RlpFormatException("A list was expected, a byte string was found.");

    /// <summary>Returns the byte string as an item.</summary>
    public static RlpItem Of(byte[] bytes) => new(bytes, null);

    /// <summary>Returns a list of the items.</summary>
    public static RlpItem List(params IReadOnlyList<RlpItem> items) => new(null, items);

    /// <summary>Returns an integer, which must not be negative, as big-endian bytes without leading zeros.</summary>
    public static RlpItem Of(BigInteger value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return new(value.IsZero ? [] : value.ToByteArray(isUnsigned: true, isBigEndian: true), null);
    }

    /// <summary>Returns an integer as big-endian bytes without leading zeros.</summary>
    public static RlpItem Of(ulong value)
    {
        Span<byte> all = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(all, value);
        return new(all.TrimStart((byte)0).ToArray(), null);
    }

    /// <summary>Reads the byte string as an integer of at most the given bytes, without leading zeros.</summary>
    public BigInteger ToInteger(int maxBytes)
    {
        var bytes = Bytes;
        if (bytes.Length > maxBytes) throw new RlpFormatException($"An integer has more than {maxBytes} bytes.");
        if (bytes.Length > 0 && bytes[0] == 0) throw new RlpFormatException("An integer has leading zeros.");
        return new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
    }

    /// <summary>Reads the byte string as an integer of at most 64 bits, without leading zeros.</summary>
    public ulong ToUInt64() => (ulong)ToInteger(sizeof(ulong));
}
