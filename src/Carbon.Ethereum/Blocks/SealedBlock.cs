namespace Carbon.Ethereum;

/// <summary>
/// A block with all that its header seals of it: the receipts in the bytes of consensus. The hashes of transactions are
/// as a node told them, one for each receipt; only whole transactions would prove them.
/// </summary>
/// <param name="Header">The header.</param>
/// <param name="Transactions">Hashes of the transactions, in order.</param>
/// <param name="Receipts">Their receipts, as <see cref="ReceiptBytes"/> writes them.</param>
public sealed record SealedBlock(
    BlockHeader Header, IReadOnlyList<Hash32> Transactions, IReadOnlyList<byte[]> Receipts)
{
    /// <summary>The block of what a node answered.</summary>
    public static SealedBlock Of(Block block, IReadOnlyList<Receipt> receipts)
    {
        ArgumentNullException.ThrowIfNull(block);
        ArgumentNullException.ThrowIfNull(receipts);
        return new SealedBlock(block.Header, block.Transactions, [.. receipts.Select(ReceiptBytes.Encode)]);
    }

    /// <summary>Every log of the block in order, out of the very bytes that the receipts root is made of.</summary>
    /// <exception cref="RlpFormatException">A receipt is malformed.</exception>
    public IReadOnlyList<LogEntry> Logs()
    {
        var logs = new List<LogEntry>();
        for (var i = 0; i < Receipts.Count; i++)
        {
            var place = new LogPlace(Header.Number, Header.Hash, Transactions[i], (uint)i);
            logs.AddRange(ReceiptBytes.Logs(Receipts[i], place, (uint)logs.Count));
        }

        return logs;
    }

    /// <summary>
    /// What of the block contradicts its header, in one sentence, or null: one receipt for each transaction, their
    /// root, the filter over their logs, and the header's own hash unless <paramref name="hashIsKnown"/> is false,
    /// as of an engine that hashes headers in a way of its own.
    /// </summary>
    public string? Contradiction(bool hashIsKnown = true)
    {
        if (hashIsKnown && !HeaderBytes.Proves(Header)) return "The header does not hash to the block's hash.";
        if (Receipts.Count != Transactions.Count) return "The block has another number of receipts than transactions.";
        if (OrderedTrie.Root(Receipts) != Header.ReceiptsRoot) return "The receipts do not hash to the header's root.";
        return LogsBloom.Of(Logs()).AsSpan().SequenceEqual(Header.LogsBloom)
            ? null
            : "The header's filter is not that of the block's logs.";
    }
}
