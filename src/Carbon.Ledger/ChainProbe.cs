using System.Globalization;
using Carbon.Contracts;
using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>Looks at a node before anything is believed or sent.</summary>
public static class ChainProbe
{
    /// <summary>Checks that the node's chain is the register's, and finds what its engine can do.</summary>
    /// <exception cref="WrongChainException">
    /// Chain id, genesis, contracts or their code are not the register's.
    /// </exception>
    /// <exception cref="ChainUnavailableException">
    /// The node gives no usable answer, or its headers contradict themselves.
    /// </exception>
    public static Task<ChainFacts> RunAsync(RpcClient rpc, Deployment deployment, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        return AnsweredAsync(async () => await FindAsync(
            new EngineQuestions(rpc, deployment),
            deployment.ChainId,
            await LookAsync(new EthereumClient(rpc), deployment, cancel),
            cancel));
    }

    /// <summary>Checks only that the node's chain is the register's.</summary>
    /// <exception cref="WrongChainException">
    /// Chain id, genesis, contracts or their code are not the register's.
    /// </exception>
    /// <exception cref="ChainUnavailableException">
    /// The node gives no usable answer, or its headers contradict themselves.
    /// </exception>
    public static Task<ChainIdentity> IdentifyAsync(RpcClient rpc, Deployment deployment, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        return AnsweredAsync(() => LookAsync(new EthereumClient(rpc), deployment, cancel));
    }

    private static async Task<T> AnsweredAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is RpcUnavailableException or RpcException)
        {
            throw new ChainUnavailableException($"The node cannot be looked at: {e.Message}", e);
        }
    }

    private static async Task<ChainFacts> FindAsync(
        EngineQuestions engine, ulong chainId, ChainIdentity node, CancellationToken cancel) => new(
            chainId,
            await engine.ClientAsync(cancel),
            node.Newest.Timestamp,
            node.Newest.BaseFeePerGas,
            node.HashesHeaders,
            await engine.ReceiptsAsync(node.Newest.Hash, cancel),
            await engine.RevertsAsync(cancel),
            await engine.EstimatesRevertAsync(cancel),
            await engine.TagAsync(BlockTag.Finalized, cancel),
            await engine.TagAsync(BlockTag.Safe, cancel),
            await engine.FeeHistoryAsync(cancel),
            await engine.LogFiltersAsync(cancel),
            await engine.CallsByHashAsync(node.Newest.Hash, cancel));

    private static async Task<ChainIdentity> LookAsync(
        EthereumClient chain, Deployment deployment, CancellationToken cancel)
    {
        var id = await chain.ChainIdAsync(cancel);
        if (id != deployment.ChainId)
            throw new WrongChainException(
                Plain($"The node is on chain {id}, the register on chain {deployment.ChainId}."));

        var genesis = await chain.GetBlockAsync(BlockTag.At(0), cancel)
            ?? throw new ChainUnavailableException("The node does not know block 0.");
        if (genesis.Header.Hash != deployment.GenesisHash)
            throw new WrongChainException(
                $"The node's chain begins with block {genesis.Header.Hash}, " +
                $"the register's with {deployment.GenesisHash}.");

        var head = await chain.GetBlockAsync(BlockTag.Latest, cancel)
            ?? throw new ChainUnavailableException("The node does not know its newest block.");
        await CheckCodeAsync(chain, deployment, head.Header.Number, cancel);
        return new ChainIdentity(head.Header, CheckHashes(genesis.Header, head.Header));
    }

    // The deployment vouches for the genesis block's hash, so an engine of another kind of header shows itself there. A
    // newest header that hashes to its hash shows the kind as well, whatever the node tells of the genesis block.
    private static bool CheckHashes(BlockHeader genesis, BlockHeader head)
    {
        if (HeaderBytes.Proves(head)) return true;
        if (!HeaderBytes.Proves(genesis)) return false;
        throw new ChainUnavailableException(
            Plain($"The header of the node's block {head.Number} does not hash to the hash that it bears."));
    }

    private static async Task CheckCodeAsync(
        EthereumClient chain, Deployment deployment, ulong head, CancellationToken cancel)
    {
        var (hash, missing) = await DeployedCode.HashAsync(chain, deployment.Contracts, cancel);

        // A node that is still catching up has not seen the contracts yet; that is no other chain.
        if (missing is not null && head < deployment.FromHeight)
            throw new ChainUnavailableException("The node has not reached the blocks of the register yet.");
        if (missing is { } address)
            throw new WrongChainException($"No contract stands at {address} on the node's chain.");
        if (hash != deployment.CodeHash)
            throw new WrongChainException(
                $"The contracts' code has hash {hash}, the deployment names {deployment.CodeHash}; " +
                "write nothing before the council says which is right.");
    }

    private static string Plain(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
