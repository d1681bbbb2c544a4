namespace Carbon.Ethereum;

/// <summary>Proves receipts against a block header.</summary>
public static class ReceiptsRoot
{
    /// <summary>Returns the receipts root of a block with exactly these receipts in this order.</summary>
    public static Hash32 Of(IReadOnlyList<Receipt> receipts)
    {
        ArgumentNullException.ThrowIfNull(receipts);
        return OrderedTrie.Root([.. receipts.Select(ReceiptBytes.Encode)]);
    }
}
