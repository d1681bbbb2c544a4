using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>
/// Reads blocks whole and believes none that contradicts its own header. Each throws RpcUnavailableException for an
/// answer that cannot be used, which may be asked for again.
/// </summary>
internal sealed class BlockReader(
    EthereumClient chain, bool provesHashes, ReceiptSource receiptSource, SecondNode? second = null)
{
    // Besu lets 80 connections in from all who ask; validators serve several members.
    private const int RequestsAtOnce = 16;

    /// <summary>Whether a block can be checked wholly, down to its own hash.</summary>
    public bool ProvesHashes => provesHashes;

    public Task<ulong> HeadAsync(CancellationToken cancel) => chain.BlockNumberAsync(cancel);

    /// <summary>The header of the node's chain at a height, or null where the node does not know it.</summary>
    public async Task<BlockHeader?> HeaderAtAsync(ulong height, CancellationToken cancel) =>
        (await BlockAtAsync(height, cancel))?.Header;

    /// <summary>The same of a height at or below the node's head.</summary>
    public async Task<BlockHeader> KnownHeaderAtAsync(ulong height, CancellationToken cancel) =>
        await HeaderAtAsync(height, cancel) ?? throw Unknown();

    /// <summary>Reads so many blocks from a height on, some at a time; each is upon the one before.</summary>
    public async Task<IReadOnlyList<SealedBlock>> ReadAsync(ulong first, int count, CancellationToken cancel)
    {
        var blocks = new SealedBlock[count];
        var some = new ParallelOptions { MaxDegreeOfParallelism = RequestsAtOnce, CancellationToken = cancel };
        await Parallel.ForAsync(0, count, some, async (i, left) => blocks[i] = await ReadAsync(first + (ulong)i, left));
        for (var i = 1; i < count; i++)
        {
            if (blocks[i].Header.ParentHash != blocks[i - 1].Header.Hash)
                throw new RpcUnavailableException("The node's chain changed while it was read.");
        }

        return blocks;
    }

    private async Task<SealedBlock> ReadAsync(ulong height, CancellationToken cancel)
    {
        var block = await BlockAtAsync(height, cancel) ?? throw Unknown();
        var read = SealedBlock.Of(block, await ReceiptsAsync(block, cancel));
        return read.Contradiction(provesHashes) is { } contradiction
            ? throw new RpcUnavailableException(contradiction)
            : read;
    }

    /// <summary>
    /// Asks the second node where the first has none: an engine may lack them for good, after a kill or because it was
    /// asked while it replaced the block. Whoever tells them, the header's root proves them.
    /// </summary>
    private async Task<IReadOnlyList<Receipt>> ReceiptsAsync(Block block, CancellationToken cancel)
    {
        const string missing = "The node gives no receipts of a block that it knows.";
        if (block.Transactions.Count == 0) return [];
        if (await chain.GetBlockReceiptsAsync(block, receiptSource, cancel) is { } told) return told;
        try
        {
            return (second is null ? null : await second.ReceiptsOfAsync(block, cancel))
                ?? throw new RpcUnavailableException(missing);
        }
        catch (ChainUnavailableException e)
        {
            throw new RpcUnavailableException($"{missing} {e.Message}", e);
        }
    }

    private async Task<Block?> BlockAtAsync(ulong height, CancellationToken cancel)
    {
        var block = await chain.GetBlockAsync(BlockTag.At(height), cancel);
        if (block is null) return null;
        if (block.Header.Number != height) throw new RpcUnavailableException("The node answered with another block.");
        return provesHashes && !HeaderBytes.Proves(block.Header)
            ? throw new RpcUnavailableException("The header does not hash to the block's hash.")
            : block;
    }

    private static RpcUnavailableException Unknown() => new("The node does not know a block below its head.");
}
