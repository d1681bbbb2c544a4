using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Chain;

namespace Carbon.Ledger;

/// <summary>Reads blocks whole: header, and every log of the register's contracts in it.</summary>
internal sealed class BlockReader(EthereumClient chain, Deployment deployment, ChainFacts facts)
{
    /// <summary>Fetching receipts one by one is cheap up to so many.</summary>
    private const int CheapReceipts = 64;

    private readonly Hash32[] _bloomKeys = [.. deployment.Contracts.Select(AddressBloom.HashOf)];

    /// <summary>Returns the block of the node's chain at a height, or null where the node does not know it.</summary>
    public Task<Block?> AtAsync(ulong height, CancellationToken cancel) =>
        chain.GetBlockAsync(BlockTag.At(height), cancel);

    /// <summary>
    /// Throws RpcUnavailableException unless logs and receipts agree; UnreadableEventException as named.
    /// </summary>
    public async Task<RegistryBlock> ReadAsync(Block block, CancellationToken cancel)
    {
        var header = block.Header;
        return new RegistryBlock(
            PointOf(header), Fact.Digest(header.ParentHash), header.Timestamp, await EventsAsync(block, cancel));
    }

    public static BlockPoint PointOf(BlockHeader header) => new(header.Number, Fact.Digest(header.Hash));

    private async Task<IReadOnlyList<RecordedEvent>> EventsAsync(Block block, CancellationToken cancel)
    {
        if (block.Transactions.Count == 0 || !AddressBloom.MayHold(block.Header.LogsBloom, _bloomKeys)) return [];
        var logs = await chain.GetLogsAsync(block.Header.Hash, deployment.Contracts, cancel);
        if (facts.HasBlockReceipts || block.Transactions.Count <= CheapReceipts)
        {
            var receipts = await chain.GetBlockReceiptsAsync(block, cancel)
                ?? throw new RpcUnavailableException("The node gives no receipts of a block that it knows.");
            var count = receipts.SelectMany(r => r.Logs).Count(log => deployment.Contracts.Contains(log.Address));
            if (count != logs.Count) throw new RpcUnavailableException("Logs and receipts of the block differ.");
        }

        return EventDecoding.Decode(logs, deployment);
    }
}
