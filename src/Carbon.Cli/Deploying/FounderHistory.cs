using Carbon.Cli.CommandLine;
using Carbon.Ethereum;

namespace Carbon.Cli.Deploying;

/// <summary>
/// Finds the founder's transactions on the chain where no journal tells them: by how many it had sent as of a block,
/// halving the range until the block is found. That takes a node that still has its old states.
/// </summary>
internal sealed class FounderHistory(EthereumClient chain, Address founder)
{
    private readonly Dictionary<ulong, ChainTransaction> _found = [];

    /// <summary>The founder's transactions of these nonces up to a block.</summary>
    /// <exception cref="CommandException">The node no longer knows, or contradicts itself.</exception>
    public async Task<IReadOnlyDictionary<ulong, ChainTransaction>> ReadAsync(
        IReadOnlyList<ulong> nonces, ulong head, CancellationToken cancel)
    {
        foreach (var nonce in nonces)
        {
            if (!_found.ContainsKey(nonce))
                await FindAsync(nonce, head, cancel);
        }

        return _found;
    }

    // The first block after which the founder had sent more than the nonce holds the transaction.
    private async Task FindAsync(ulong nonce, ulong head, CancellationToken cancel)
    {
        var (before, from) = (0UL, head);
        while (from - before > 1)
        {
            var middle = before + ((from - before) / 2);
            if (await SentAsync(middle, cancel) > nonce)
                from = middle;
            else
                before = middle;
        }

        await ReadBlockAsync(from, cancel);
        if (!_found.ContainsKey(nonce))
        {
            throw new CommandException(
                Exit.Refused,
                $"The node says that block {from} holds the founder's transaction {nonce}, and shows none there: " +
                "ask another node.");
        }
    }

    private async Task<ulong> SentAsync(ulong height, CancellationToken cancel)
    {
        try
        {
            return await chain.GetTransactionCountAsync(founder, BlockTag.At(height), cancel);
        }
        catch (RpcException e)
        {
            throw new CommandException(
                Exit.Failed,
                "The founder has sent transactions that no journal here tells, and this node keeps no old states to " +
                $"find them by: bring the journal, or name a node that keeps them ({e.Message}).",
                e);
        }
    }

    private async Task ReadBlockAsync(ulong height, CancellationToken cancel)
    {
        var block = await chain.GetBlockAsync(BlockTag.At(height), cancel)
            ?? throw new RpcUnavailableException($"The node does not know block {height}.");
        foreach (var hash in block.Transactions)
        {
            if (await chain.GetTransactionAsync(hash, cancel) is { } sent && sent.From == founder)
                _found.TryAdd(sent.Nonce, sent);
        }
    }
}
