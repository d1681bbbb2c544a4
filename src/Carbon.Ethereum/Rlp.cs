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
        using var output = new MemoryStream();
        Write(item, output);
        return output.ToArray();
    }

    /// <summary>Reads exactly one canonical item, else throws RlpFormatException.</summary>
    public static RlpItem Decode(ReadOnlySpan<byte> bytes)
    {
        var item = Read(bytes, out var used, 0);
        return used == bytes.Length ? item : throw new RlpFormatException("Bytes follow the item.");
    }

    private static void Write(RlpItem item, MemoryStream output)
    {
        if (!item.IsList)
        {
            var bytes = item.Bytes;
            if (bytes.Length != 1 || bytes[0] >= StringOffset) WritePrefix(bytes.Length, StringOffset, output);
            output.Write(bytes);
            return;
        }

        using var body = new MemoryStream();
        foreach (var child in item.Items) Write(child, body);
        WritePrefix((int)body.Length, ListOffset, output);
        body.WriteTo(output);
    }

    private static void WritePrefix(int length, byte offset, MemoryStream output)
    {
        if (length <= ShortLimit)
        {
            output.WriteByte((byte)(offset + length));
            return;
        }

        Span<byte> size = stackalloc byte[sizeof(int)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(size, length);
        var digits = size.TrimStart((byte)0);
        output.WriteByte((byte)(offset + ShortLimit + digits.Length));
        output.Write(digits);
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
