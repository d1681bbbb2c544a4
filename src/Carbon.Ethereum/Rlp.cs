using System.Buffers.Binary;
using System.Numerics;

namespace Carbon.Ethereum;

/// <summary>Recursive length prefix: writes and reads the canonical form only.</summary>
public static class Rlp
{
    private const int ShortLimit = 55;
    private const byte StringOffset = 0x80;
    private const byte ListOffset = 0xc0;

    // Transactions, receipts and headers nest at most five deep; the limit keeps hostile bytes off the stack.
    private const int MaxDepth = 64;

    /// <summary>Returns the item's bytes.</summary>
    public static byte[] Encode(RlpItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var bytes = new byte[LengthOf(item)];
        Write(item, bytes);
        return bytes;
    }

    /// <summary>Reads exactly one canonical item, else throws RlpFormatException.</summary>
    public static RlpItem Decode(ReadOnlySpan<byte> bytes)
    {
        var item = Read(bytes, out var used, 0);
        return used == bytes.Length ? item : throw new RlpFormatException("Bytes follow the item.");
    }

    // A list's length is counted again at each depth, which costs less than memory for each list.
    private static int LengthOf(RlpItem item)
    {
        var body = BodyLengthOf(item);
        return HasPrefix(item) ? PrefixLengthOf(body) + body : body;
    }

    private static int BodyLengthOf(RlpItem item)
    {
        if (!item.IsList) return item.Bytes.Length;
        var length = 0;
        foreach (var child in item.Items) length = checked(length + LengthOf(child));
        return length;
    }

    private static bool HasPrefix(RlpItem item) =>
        item.IsList || item.Bytes.Length != 1 || item.Bytes[0] >= StringOffset;

    private static int PrefixLengthOf(int length) => length <= ShortLimit ? 1 : 1 + DigitsOf(length);

    private static int DigitsOf(int length) => sizeof(int) - (BitOperations.LeadingZeroCount((uint)length) / 8);

    /// <summary>Writes the item to the start of the span and returns what is left of it.</summary>
    private static Span<byte> Write(RlpItem item, Span<byte> rest)
    {
        if (HasPrefix(item)) rest = WritePrefix(BodyLengthOf(item), item.IsList ? ListOffset : StringOffset, rest);
        if (!item.IsList)
        {
            item.Bytes.CopyTo(rest);
            return rest[item.Bytes.Length..];
        }

        foreach (var child in item.Items) rest = Write(child, rest);
        return rest;
    }

    private static Span<byte> WritePrefix(int length, byte offset, Span<byte> rest)
    {
        if (length <= ShortLimit)
        {
            rest[0] = (byte)(offset + length);
            return rest[1..];
        }

        Span<byte> size = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(size, length);
        var digits = DigitsOf(length);
        rest[0] = (byte)(offset + ShortLimit + digits);
        size[^digits..].CopyTo(rest[1..]);
        return rest[(1 + digits)..];
    }

    private static RlpItem Read(ReadOnlySpan<byte> bytes, out int used, int depth)
    {
        if (bytes.IsEmpty) throw new RlpFormatException("An item is missing.");
        if (depth > MaxDepth) throw new RlpFormatException("Lists are nested too deeply.");

        var first = bytes[0];
        if (first < StringOffset)
        {
            used = 1;
            return RlpItem.Of([first]);
        }

        var isList = first >= ListOffset;
        var body = Body(bytes, isList ? ListOffset : StringOffset, out used);
        if (isList) return RlpItem.List(ReadItems(body, depth));
        if (body.Length == 1 && body[0] < StringOffset)
            throw new RlpFormatException("A single small byte has a prefix.");
        return RlpItem.Of(body.ToArray());
    }

    private static List<RlpItem> ReadItems(ReadOnlySpan<byte> body, int depth)
    {
        var items = new List<RlpItem>();
        while (!body.IsEmpty)
        {
            items.Add(Read(body, out var used, depth + 1));
            body = body[used..];
        }

        return items;
    }

    private static ReadOnlySpan<byte> Body(ReadOnlySpan<byte> bytes, byte offset, out int used)
    {
        var start = 1;
        long length = bytes[0] - offset;
        if (length > ShortLimit)
        {
            var digits = (int)length - ShortLimit;
            if (bytes.Length < 1 + digits) throw new RlpFormatException("The length is cut off.");
            if (digits > sizeof(int) || bytes[1] == 0) throw new RlpFormatException("The length is not canonical.");
            length = 0;
            foreach (var digit in bytes.Slice(1, digits)) length = (length << 8) | digit;
            if (length <= ShortLimit) throw new RlpFormatException("A short length is written in the long form.");
            start += digits;
        }

        if (length > bytes.Length - start) throw new RlpFormatException("The item is cut off.");
        used = start + (int)length;
        return bytes[start..used];
    }
}
