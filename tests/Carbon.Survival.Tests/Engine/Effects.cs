namespace Carbon.Survival.Tests;

/// <summary>What the chain itself holds, read block by block without the outbox's help.</summary>
internal static class Effects
{
    /// <summary>How often each commitment was registered, up to the newest block.</summary>
    public static async Task<IReadOnlyDictionary<Digest, int>> OfAsync(RpcClient rpc, Deployment deployment)
    {
        var chain = new EthereumClient(rpc);
        var head = await chain.BlockNumberAsync(CancellationToken.None);
        var found = new Dictionary<Digest, int>();
        for (var height = deployment.FromHeight; height <= head; height++)
        {
            var block = await chain.GetBlockAsync(BlockTag.At(height), CancellationToken.None);
            if (block!.Transactions.Count == 0) continue;
            var logs = await chain.GetLogsAsync(block.Header.Hash, [deployment.Persons], CancellationToken.None);
            foreach (var one in EventDecoding.Decode(logs, deployment).Select(e => e.Event).OfType<PersonRegistered>())
                found[one.Commitment] = found.GetValueOrDefault(one.Commitment) + 1;
        }

        return found;
    }
}
