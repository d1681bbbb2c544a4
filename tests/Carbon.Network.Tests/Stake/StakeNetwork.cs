using System.Globalization;
using System.Text.Json.Nodes;

namespace Carbon.Network.Tests;

/// <summary>
/// Four nodes that agree by proof of stake, each with two of eight validators of equal weight. Validators propose in
/// turns drawn by lot; a block is final once two thirds of them said so twice, an epoch of eight slots each. With half
/// of them away blocks go on, and nothing becomes final.
/// </summary>
internal sealed class StakeNetwork : IAsyncDisposable
{
    public const int NodeCount = 4;

    /// <summary>What each key has that is given money, in wei: a million ether.</summary>
    private const string Wealth = "0xd3c21bcecceda1000000";

    /// <summary>From when Lodestar is started until the first slot.</summary>
    private const int LeadSeconds = 30;

    private const int LeadSecondsMax = 300;

    /// <summary>
    /// How late the network may be for its first slot. A Lodestar that sees no block for an epoch takes itself for one
    /// that lags and proposes none, and where all do, none ever comes.
    /// </summary>
    private const int LateSecondsMax = 8;

    /// <summary>How often a fact is looked at: each look costs a node's only thread some of its time.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(300);

    /// <summary>Longer than any recovery takes, on a machine that does other work as well.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly NetworkFolder _files;
    private StakeStart? _start;

    private StakeNetwork(NetworkFolder files, int firstPort)
    {
        _files = files;
        Nodes =
        [
            .. Enumerable.Range(0, NodeCount).Select(index => new StakeNode(
                files, new StakePlace(index, firstPort + (index * StakePlace.PortCount)))),
        ];
    }

    public IReadOnlyList<StakeNode> Nodes { get; }

    private IEnumerable<StakeNode> Up => Nodes.Where(node => node.IsUp);

    private IEnumerable<(StakeNode One, StakeNode Other)> Pairs =>
        Up.SelectMany(one => Up.Where(other => one.Place.Index < other.Place.Index).Select(other => (one, other)));

    /// <summary>
    /// The second node of whoever works upon a node. It is of the other half: where the network is parted and joined
    /// again, one half's engines lack receipts of the blocks that they exchanged, and the other's have them.
    /// </summary>
    public StakeNode Across(StakeNode node) => Nodes[(node.Place.Index + (NodeCount / 2)) % NodeCount];

    /// <summary>Starts the network; the first block gives these accounts money.</summary>
    public static async Task<StakeNetwork> StartAsync(IEnumerable<Address> wealthy)
    {
        var files = NetworkFolder.Create();
        var network = new StakeNetwork(files, Ports.FreeRow(NodeCount * StakePlace.PortCount));
        try
        {
            var state = new JsonObject(
                wealthy.Select(account => KeyValuePair.Create(account.ToString(), (JsonNode?)Wealth)));
            await File.WriteAllTextAsync(files.Genesis, state.ToJsonString());
            await network.OpenAsync();
            await network.GrowAsync(2);
            return network;
        }
        catch
        {
            files.KeepLogs("stake-start");
            await network.DisposeAsync();
            throw;
        }
    }

    public string KeepLogs(string name) => _files.KeepLogs(name);

    /// <summary>Starts a node that was killed, upon its own files, and waits until it has caught up.</summary>
    public async Task ReturnAsync(StakeNode node)
    {
        var others = await Task.WhenAll(Up.Select(one => one.AddressAsync()));
        await node.StartExecutionAsync(others);
        await UntilAsync(node.AnswersAsync, $"{node.Place.Name} answers");
        await node.StartConsensusAsync(_start!, NodeCount);
        await UntilAsync(node.TakesOrdersAsync, $"{node.Place.Name}'s Lodestar takes orders");
        await ConnectAsync();
        var highest = (await Task.WhenAll(Up.Select(one => one.HeightAsync()))).Max();
        await UntilAsync(
            async () => await node.HeightAsync() >= highest, $"{node.Place.Name} has caught up with {Plain(highest)}");
    }

    /// <summary>Brings back what was killed and connects what was parted.</summary>
    public async Task MakeWholeAsync()
    {
        foreach (var node in Nodes.Where(node => !node.IsUp).ToArray())
        {
            await node.KillAsync();
            await ReturnAsync(node);
        }

        await ConnectAsync();
    }

    /// <summary>Waits until all nodes that run hold the same block, so many above the highest now.</summary>
    public async Task GrowAsync(ulong blocks)
    {
        ulong height = 0;
        await UntilAsync(
            async () =>
            {
                height = (await Task.WhenAll(Up.Select(node => node.HeightAsync()))).Max() + blocks;
                return true;
            },
            "all nodes tell their height");
        await AgreeAsync(height);
    }

    /// <summary>Waits until all nodes that run hold the same block at a height.</summary>
    public Task AgreeAsync(ulong height) => UntilAsync(
        async () =>
        {
            var blocks = await Task.WhenAll(Up.Select(node => node.AtAsync(BlockTag.At(height))));
            return blocks[0] is not null && blocks.Distinct().Count() == 1;
        },
        $"all nodes agree at height {Plain(height)}");

    /// <summary>Waits until every node that runs calls this height final, or a higher one.</summary>
    public Task FinalizeAsync(ulong height) => UntilAsync(
        async () => await FinalHeightAsync() >= height, $"all nodes call height {Plain(height)} final");

    /// <summary>The height that every node that runs calls final.</summary>
    public async Task<ulong> FinalHeightAsync() =>
        (await Task.WhenAll(Up.Select(node => node.AtAsync(BlockTag.Finalized)))).Min(block => block?.Height ?? 0);

    /// <summary>Cuts every connection between one side's Lodestars and the others', until cancelled.</summary>
    public async Task KeepApartAsync(IReadOnlyCollection<StakeNode> side, CancellationToken cancel)
    {
        using var look = new PeriodicTimer(Beat);
        while (!cancel.IsCancellationRequested)
        {
            await SplitAsync(side);
            Task tick = look.WaitForNextTickAsync(cancel).AsTask();
            await tick.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Waits until no Lodestar of one side is connected to one of the other.</summary>
    public Task SplitAsync(IReadOnlyCollection<StakeNode> side) => UntilAsync(
        async () =>
        {
            var across = Pairs.Where(pair => side.Contains(pair.One) != side.Contains(pair.Other));
            var joined = await WhereAsync(across, connected: true);
            foreach (var (one, other) in joined) await one.DisconnectAsync(other);
            return joined.Count == 0;
        },
        "the sides are apart");

    /// <summary>Waits until every Lodestar is connected to every other.</summary>
    public Task ConnectAsync() => UntilAsync(
        async () =>
        {
            var apart = await WhereAsync(Pairs, connected: false);
            foreach (var (one, other) in apart) await one.ConnectAsync(other);
            return apart.Count == 0;
        },
        "all nodes are connected");

    /// <summary>Waits for a fact; a node that does not answer is asked again.</summary>
    public async Task UntilAsync(Func<Task<bool>> fact, string what)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var beat = new PeriodicTimer(Beat);
        var said = "";
        while (true)
        {
            try
            {
                if (await fact()) return;
            }
            catch (Exception e) when (IsPassing(e))
            {
                said = $" The last answer: {e.Message}";
            }

            if (limit.IsCancellationRequested)
                Assert.Fail($"Not within {Limit}: {what}.{said} The nodes: {await StandingsAsync()}");
            await beat.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>Where each node stands: newest, safe and final height.</summary>
    public async Task<string> StandingsAsync() =>
        string.Join(", ", await Task.WhenAll(Nodes.Select(StandingAsync)));

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Nodes.Select(node => node.DisposeAsync().AsTask()));
        _files.Dispose();
    }

    private async Task OpenAsync()
    {
        await Nodes[0].StartExecutionAsync([]);
        await UntilAsync(Nodes[0].AnswersAsync, "the first EthereumJS answers");
        string[] first = [await Nodes[0].AddressAsync()];
        await Task.WhenAll(Nodes.Skip(1).Select(node => node.StartExecutionAsync(first)));

        foreach (var node in Nodes) await UntilAsync(node.AnswersAsync, $"{node.Place.Name} answers");
        var block = await Nodes[0].AtAsync(BlockTag.At(0));
        for (var lead = LeadSeconds; lead < LeadSecondsMax; lead *= 2)
        {
            if (await BeginAsync(new StakeStart(Now() + lead, block!.Value.Hash))) return;
        }

        Assert.Fail($"Four Lodestars were not ready within {Plain(LeadSecondsMax)} s.");
    }

    /// <summary>Starts every Lodestar; false where that took longer than the first slot waits.</summary>
    private async Task<bool> BeginAsync(StakeStart start)
    {
        _start = start;
        await Task.WhenAll(Nodes.Select(node => node.StartConsensusAsync(start, NodeCount)));
        foreach (var node in Nodes)
            await UntilAsync(node.TakesOrdersAsync, $"{node.Place.Name}'s Lodestar takes orders");
        await ConnectAsync();
        if (Now() <= start.Seconds + LateSecondsMax) return true;
        await Task.WhenAll(Nodes.Select(node => node.ForgetConsensusAsync()));
        return false;
    }

    private static async Task<IReadOnlyList<(StakeNode One, StakeNode Other)>> WhereAsync(
        IEnumerable<(StakeNode One, StakeNode Other)> pairs, bool connected)
    {
        var found = new List<(StakeNode, StakeNode)>();
        foreach (var (one, other) in pairs)
        {
            if (await one.IsConnectedAsync(other) == connected) found.Add((one, other));
        }

        return found;
    }

    private static async Task<string> StandingAsync(StakeNode node)
    {
        try
        {
            var heights = await Task.WhenAll(
                node.AtAsync(BlockTag.Latest), node.AtAsync(BlockTag.Safe), node.AtAsync(BlockTag.Finalized));
            return $"{node.Place.Name} {string.Join('/', heights.Select(block => Plain(block?.Height ?? 0)))}";
        }
        catch (Exception e) when (IsPassing(e))
        {
            return $"{node.Place.Name} away";
        }
    }

    private static bool IsPassing(Exception e) =>
        e is RpcUnavailableException or RpcException or HttpRequestException or OperationCanceledException;

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    private static string Plain(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
