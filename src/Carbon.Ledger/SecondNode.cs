using Carbon.Contracts;
using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>
/// Another node of the chain, which is asked where the first contradicts itself, or lacks receipts of a block that it
/// has. It may be away: each question then throws ChainUnavailableException, and on another chain WrongChainException.
/// </summary>
internal sealed class SecondNode(RpcClient rpc, Deployment deployment)
{
    private readonly EthereumClient _chain = new(rpc);
    private BlockReader? _reader;

    /// <summary>The second node of some options, or null where they name none.</summary>
    public static SecondNode? Of(RpcClient? rpc, Deployment deployment) =>
        rpc is null ? null : new SecondNode(rpc, deployment);

    /// <summary>The header at a height, or null where the node does not know it yet.</summary>
    public Task<BlockHeader?> HeaderAtAsync(ulong height, CancellationToken cancel) =>
        AskAsync(reader => reader.HeaderAtAsync(height, cancel), cancel);

    /// <summary>The receipts of a block in order, or null where the node does not know the block.</summary>
    public Task<IReadOnlyList<Receipt>?> ReceiptsOfAsync(Block block, CancellationToken cancel) =>
        AskAsync(_ => _chain.GetBlockReceiptsAsync(block, ReceiptSource.OneByOne, cancel), cancel);

    /// <summary>The receipt of a transaction, or null where the node knows it in no block.</summary>
    public Task<Receipt?> ReceiptOfAsync(Hash32 transaction, CancellationToken cancel) =>
        AskAsync(_ => _chain.GetTransactionReceiptAsync(transaction, cancel), cancel);

    private async Task<T> AskAsync<T>(Func<BlockReader, Task<T>> question, CancellationToken cancel)
    {
        try
        {
            return await question(_reader ??= await OpenAsync(cancel));
        }
        catch (Exception e) when (e is RpcUnavailableException or RpcException or ChainUnavailableException)
        {
            throw new ChainUnavailableException($"The second node gives no usable answer: {e.Message}", e);
        }
    }

    private async Task<BlockReader> OpenAsync(CancellationToken cancel)
    {
        var node = await ChainProbe.IdentifyAsync(rpc, deployment, cancel);
        return new BlockReader(_chain, node.HashesHeaders, ReceiptSource.OneByOne);
    }
}
