namespace Carbon.Survival.Tests;

/// <summary>One seeded run: two nodes, a chain that loses blocks, engines that lie, processes that die.</summary>
internal sealed class World : IAsyncDisposable
{
    /// <summary>Writes of a run, over both nodes.</summary>
    public const int Writes = 200;

    private const int DoomIn = 15;
    private const int ReorgIn = 30;
    private const int RepeatIn = 10;
    private const int ReuseIn = 20;
    private const int SharedIn = 10;

    private readonly AnvilRegister _register;
    private readonly Dice _dice;
    private readonly Chain _chain;
    private readonly IReadOnlyList<SimulatedNode> _nodes;
    private readonly FakeNode _readProxy;
    private readonly Faults _readFaults;
    private readonly LiveIndex _index;
    private readonly List<Digest> _commitments = [];

    private World(AnvilRegister register, Dice dice, Chain chain, IReadOnlyList<SimulatedNode> nodes, FakeNode proxy)
    {
        (_register, _dice, _chain, _nodes, _readProxy) = (register, dice, chain, nodes, proxy);
        _readFaults = new Faults(dice);
        proxy.Fault = _readFaults.StrikeAsync;
        _index = new LiveIndex(proxy.Client, register.Deployment);
    }

    /// <summary>Plays a run and looks at everything afterwards.</summary>
    public static async Task<RunResult> PlayAsync(AnvilRegister register, IReadOnlyList<ISigner> keys, int seed)
    {
        var dice = new Dice(seed);
        await using var chain = new Chain(register.Node, dice);
        await chain.StartAsync();
        var nodes = new List<SimulatedNode>();
        foreach (var key in keys) nodes.Add(await SimulatedNode.OpenAsync(register, key, dice));
        await using var world = new World(
            register, dice, chain, nodes, await FakeNode.StartAsync(register.Node.Endpoint));
        await Task.WhenAll(nodes.Select(world.DriveAsync));
        return await world.JudgeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _index.DisposeAsync();
        await _readProxy.DisposeAsync();
        foreach (var node in _nodes) await node.DisposeAsync();
    }

    private async Task DriveAsync(SimulatedNode node)
    {
        var asked = new List<(Guid Id, Digest Commitment)>();
        while (asked.Count < Writes / _nodes.Count)
        {
            if (_dice.OneIn(DoomIn)) node.Doom();
            if (_dice.OneIn(ReorgIn)) await _chain.ReplaceNewestAsync();
            if (asked.Count > 0 && _dice.OneIn(RepeatIn))
            {
                var (id, commitment) = asked[_dice.Below(asked.Count)];
                if (node.Client.Asked.ContainsKey(id)) await node.SubmitAsync(id, commitment);
            }

            if (asked.Count > 0 && _dice.OneIn(ReuseIn)) await node.ReuseAsync(asked[_dice.Below(asked.Count)].Id);
            asked.Add((Guid.NewGuid(), NextCommitment()));
            await node.SubmitAsync(asked[^1].Id, asked[^1].Commitment);
        }
    }

    // Now and then one that somebody asked for before: then one of both is refused, at once or in its block.
    private Digest NextCommitment()
    {
        lock (_commitments)
        {
            if (_commitments.Count > 0 && _dice.OneIn(SharedIn)) return _commitments[_dice.Below(_commitments.Count)];
            _commitments.Add(Some.Digest());
            return _commitments[^1];
        }
    }

    private async Task<RunResult> JudgeAsync()
    {
        foreach (var faults in _nodes.Select(node => node.Faults).Append(_readFaults)) faults.Strikes = false;
        foreach (var node in _nodes) await node.FinishAsync();
        await _chain.StopAsync();
        var effects = await Effects.OfAsync(_register.Node.Client(), _register.Deployment);
        var mined = 0;
        foreach (var node in _nodes) mined += await AssertOfAsync(node, effects);
        Assert.Equal(effects.Values.Sum(), mined);
        Assert.All(effects.Values, count => Assert.Equal(1, count));
        await AssertIndexAsync();
        return new RunResult(_nodes.Sum(node => node.Deaths), _chain.Reorgs, mined);
    }

    /// <summary>I1, I2, I4 and I5 of one node; how many of its writes took effect.</summary>
    private async Task<int> AssertOfAsync(SimulatedNode node, IReadOnlyDictionary<Digest, int> effects)
    {
        Assert.Equal((0, null), (node.Box.Status.Unsettled, node.Box.Status.HaltedBecause));
        Assert.Null(node.Faults.Doubled);
        var chain = new EthereumClient(_register.Node.Client());
        var used = await chain.GetTransactionCountAsync(node.Signer.Address, BlockTag.Latest, CancellationToken.None);
        Assert.Equal((ulong)node.Client.Asked.Count, used);
        var writes = node.Client.Asked.Keys.Select(id => node.Box.Find("client", id)!).ToList();
        Assert.Equal(Enumerable.Range(0, writes.Count).Select(n => (ulong?)n), writes.Select(w => w.Nonce).Order());
        foreach (var write in writes)
        {
            node.Client.Told(write);
            Assert.Equal(1, effects[node.Client.Asked[write.RequestId]]);
            var hash = new Hash32(write.TransactionHash!.Value.ToBytes());
            var receipt = await chain.GetTransactionReceiptAsync(hash, CancellationToken.None);
            Assert.Equal((write.Block!.Value.Height, write.State == WriteState.Mined),
                (receipt!.BlockNumber, receipt.Succeeded));
            Assert.True(
                write.State == WriteState.Mined || write.Refusal?.Code == RefusalCode.CommitmentUsed, $"{write}");
        }

        return writes.Count(write => write.State == WriteState.Mined);
    }

    /// <summary>I3: the index that lived through the run is the one that is built from the chain at its end.</summary>
    private async Task AssertIndexAsync()
    {
        var chain = new EthereumClient(_register.Node.Client());
        var head = (await chain.GetBlockAsync(BlockTag.Latest, CancellationToken.None))!.Header;
        var tip = new BlockPoint(head.Number, Digest.From(head.Hash.ToBytes()));
        await using var rebuilt = new LiveIndex(_register.Node.Client(), _register.Deployment);
        Assert.Equal(await rebuilt.DigestAtAsync(tip), await _index.DigestAtAsync(tip));
    }
}

/// <summary>What a run went through.</summary>
internal sealed record RunResult(int Deaths, int Reorgs, int Mined);
