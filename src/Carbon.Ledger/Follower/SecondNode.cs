using Carbon.Contracts;
using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>Another node of the chain, which is asked where the first contradicts itself. It may be away.</summary>
internal sealed class SecondNode(RpcClient rpc, Deployment deployment)
{
    private BlockReader? _reader;

    /// <summary>The header at a height, or null where the node does not know it yet.</summary>
    /// <exception cref="ChainUnavailableException">It gives no usable answer.</exception>
    /// <exception cref="WrongChainException">It is on another chain.</exception>
    public async Task<BlockHeader?> HeaderAtAsync(ulong height, CancellationToken cancel)
    {
        try
        {
            _reader ??= await OpenAsync(cancel);
            return await _reader.HeaderAtAsync(height, cancel);
        }
        catch (Exception e) when (e is RpcUnavailableException or RpcException or ChainUnavailableException)
        {
            throw new ChainUnavailableException($"The second node gives no usable answer: {e.Message}", e);
        }
    }

    // It is asked for headers alone.
    private async Task<BlockReader> OpenAsync(CancellationToken cancel)
    {
        var node = await ChainProbe.IdentifyAsync(rpc, deployment, cancel);
        return new BlockReader(new EthereumClient(rpc), node.HashesHeaders, ReceiptSource.OneByOne);
    }
}
