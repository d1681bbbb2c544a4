namespace Carbon.Ethereum;

/// <summary>Proves receipts against a block header.</summary>
public static class ReceiptsRoot
{
    /// <summary>Returns the receipts root of a block with exactly these receipts in this order.</summary>
    public static Hash32 Of(IReadOnlyList<Receipt> receipts)
    {
        ArgumentNullException.ThrowIfNull(receipts);
        return OrderedTrie.Root([.. receipts.Select(Encode)]);
    }

    private static byte[] Encode(Receipt receipt)
    {
        var body = Rlp.Encode(RlpItem.List(
            RlpItem.Of(receipt.Succeeded ? 1UL : 0UL),
            RlpItem.Of(receipt.CumulativeGasUsed),
            RlpItem.Of(receipt.LogsBloom),
            RlpItem.List([.. receipt.Logs.Select(Item)])));
        return receipt.Type == 0 ? body : [receipt.Type, .. body];
    }

    private static RlpItem Item(LogEntry log) => RlpItem.List(
        RlpItem.Of(log.Address.ToBytes()),
        RlpItem.List([.. log.Topics.Select(topic => RlpItem.Of(topic.ToBytes()))]),
        RlpItem.Of(log.Body));
}
