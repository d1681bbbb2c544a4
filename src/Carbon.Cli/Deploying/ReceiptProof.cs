using System.Globalization;
using Carbon.Cli.CommandLine;
using Carbon.Ethereum;

namespace Carbon.Cli.Deploying;

/// <summary>
/// Believes a receipt only as part of its whole block: the block of that height bears the hash that the receipt names,
/// its header hashes to it, and the receipts of all its transactions hash to the header's root.
/// </summary>
internal sealed class ReceiptProof(EthereumClient chain, TimeProvider time, bool hashesHeaders)
{
    private const int Attempts = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<Hash32, Receipt> _proven = [];

    /// <summary>
    /// The proven receipt of a transaction, or null where it is in no block. A block may be replaced while it is looked
    /// at, so a contradiction is looked at again before it is called one.
    /// </summary>
    /// <exception cref="CommandException">The node contradicts itself.</exception>
    public async Task<Receipt?> FindAsync(Hash32 transaction, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (_proven.TryGetValue(transaction, out var known))
                return known;
            if (await chain.GetTransactionReceiptAsync(transaction, cancel) is not { } told)
                return null;
            if (await ContradictionAsync(told, cancel) is not { } contradiction)
                return _proven[transaction];
            if (attempt == Attempts)
                throw new CommandException(Exit.Refused, contradiction);
            await Task.Delay(Pause, time, cancel);
        }
    }

    // Every receipt of the block is proven by the way, and most blocks of a founding hold several of the founder's.
    private async Task<string?> ContradictionAsync(Receipt told, CancellationToken cancel)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"block {told.BlockNumber}");
        if (await chain.GetBlockAsync(BlockTag.At(told.BlockNumber), cancel) is not { } block)
            return $"The node names {place} in a receipt and does not know it: ask another node.";
        if (block.Header.Hash != told.BlockHash)
        {
            return $"The node shows {place} with hash {block.Header.Hash}, and in a receipt with hash " +
                $"{told.BlockHash}: ask another node.";
        }

        if (await chain.GetBlockReceiptsAsync(block, ReceiptSource.OneByOne, cancel) is not { } receipts)
            return $"The node does not know the receipts of {place}: ask another node.";
        if (SealedBlock.Of(block, receipts).Contradiction(hashesHeaders) is { } why)
            return $"The node's {place} contradicts itself: {why} Ask another node.";
        if (receipts.FirstOrDefault(one => one.TransactionHash == told.TransactionHash) is not { } receipt
            || receipt.Succeeded != told.Succeeded)
        {
            return $"The node's {place} does not hold the receipt that it told: ask another node.";
        }

        foreach (var one in receipts)
            _proven[one.TransactionHash] = one;
        return null;
    }
}
