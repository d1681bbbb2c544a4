namespace Carbon.Ethereum;

/// <summary>A receipt as consensus encodes it: a byte for its type, but none for type 0, then RLP.</summary>
public static class ReceiptBytes
{
    private const byte FirstOfList = 0xc0;
    private const int Parts = 4;
    private const int TopicsMax = 4;

    /// <summary>Returns the receipt's bytes, of which a block's receipts root is made.</summary>
    public static byte[] Encode(Receipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        var body = Rlp.Encode(RlpItem.List(
            RlpItem.Of(receipt.Succeeded ? 1UL : 0UL),
            RlpItem.Of(receipt.CumulativeGasUsed),
            RlpItem.Of(receipt.LogsBloom),
            RlpItem.List([.. receipt.Logs.Select(Item)])));
        return receipt.Type == 0 ? body : [receipt.Type, .. body];
    }

    /// <summary>
    /// Returns the logs of a receipt's bytes, each with the place given and an index from the first index on.
    /// </summary>
    /// <exception cref="RlpFormatException">The bytes are no receipt.</exception>
    public static IReadOnlyList<LogEntry> Logs(byte[] bytes, LogPlace place, uint firstIndex)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(place);
        if (bytes.Length == 0) throw new RlpFormatException("A receipt is missing.");
        var parts = Rlp.Decode(bytes[0] < FirstOfList ? bytes.AsSpan(1) : bytes).Items;
        if (parts.Count != Parts) throw new RlpFormatException("A receipt has four parts.");
        return [.. parts[3].Items.Select((log, i) => Log(log.Items, place, firstIndex + (uint)i))];
    }

    private static LogEntry Log(IReadOnlyList<RlpItem> parts, LogPlace place, uint index)
    {
        if (parts.Count != 3 || parts[1].Items.Count > TopicsMax)
            throw new RlpFormatException("A log has an address, at most four topics, and data.");
        return new LogEntry(
            new Address(Sized(parts[0], Address.Size)),
            [.. parts[1].Items.Select(topic => new Hash32(Sized(topic, Hash32.Size)))],
            parts[2].Bytes,
            place.BlockNumber,
            place.BlockHash,
            place.TransactionHash,
            place.TransactionIndex,
            index,
            Removed: false);
    }

    private static byte[] Sized(RlpItem item, int size) => item.Bytes.Length == size
        ? item.Bytes
        : throw new RlpFormatException($"A part of a log has another size than {size} bytes.");

    private static RlpItem Item(LogEntry log) => RlpItem.List(
        RlpItem.Of(log.Address.ToBytes()),
        RlpItem.List([.. log.Topics.Select(topic => RlpItem.Of(topic.ToBytes()))]),
        RlpItem.Of(log.Body));
}
