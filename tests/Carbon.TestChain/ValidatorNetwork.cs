using System.Globalization;
using System.Security.Cryptography;

namespace Carbon.TestChain;

/// <summary>
/// Validators that seal in turns, four where nothing else is asked, and where it is wanted a member's own node beside
/// them that seals nothing. More than half, three of four, must seal for the chain to go on, and the last blocks may be
/// replaced.
/// </summary>
internal sealed class ValidatorNetwork : IAsyncDisposable
{
    private readonly NetworkFolder _files;
    private readonly PrivateKey[] _sealers;
    private readonly string _genesis;

    private ValidatorNetwork(
        NetworkFolder files, IReadOnlyList<GethNode> nodes, PrivateKey purse, PrivateKey[] sealers, string genesis)
    {
        (_files, Nodes, Purse) = (files, nodes, Secp256k1.CreateSigner(purse));
        (_sealers, _genesis) = (sealers, genesis);
    }

    /// <summary>All nodes, the member's last, where there is one.</summary>
    public IReadOnlyList<GethNode> Nodes { get; }

    /// <summary>Those that seal, in the order of their turns.</summary>
    public IReadOnlyList<GethNode> Validators => [.. Nodes.Take((int)ValidatorCount)];

    /// <summary>The node that a member sends its writes to.</summary>
    public GethNode Member => Nodes[^1];

    /// <summary>A key with money, which writes never need.</summary>
    public ISigner Purse { get; }

    public static async Task<ValidatorNetwork> StartAsync(NetworkShape? asked = null)
    {
        var shape = asked ?? new NetworkShape();
        // Validators take turns in the order of their addresses.
        var sealers = Enumerable.Range(0, shape.Validators).Select(_ => PrivateKey.Generate())
            .OrderBy(key => Hex.Format(AddressOf(key).ToBytes()), StringComparer.Ordinal).ToArray();
        var purse = PrivateKey.Generate();
        var genesis = Genesis.Text([.. sealers.Select(AddressOf)], AddressOf(purse));
        var network = await PrepareAsync(shape, sealers, purse, genesis);
        try
        {
            await network.ConnectedAsync();
            await Task.WhenAll(network.Nodes.Select(node => node.SealAsync()));
            await network.GrowAsync(2);
            return network;
        }
        catch
        {
            network.KeepLogs("start");
            await network.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Starts other nodes with the same validators' keys on the same first block, and a member's, connected among
    /// themselves alone. They do not seal yet.
    /// </summary>
    public async Task<ValidatorNetwork> DoubleAsync()
    {
        var twin = await PrepareAsync(new NetworkShape(Announces: true), _sealers, PrivateKey.Generate(), _genesis);
        await twin.ConnectedAsync();
        return twin;
    }

    public string KeepLogs(string name) => _files.KeepLogs(name);

    /// <summary>Brings back every node as it was first meant to be, on one chain with the others.</summary>
    public async Task MakeWholeAsync()
    {
        var others = Nodes.Where(node => !node.IsPlain).ToArray();
        await Task.WhenAll(others.Select(node => node.KillAsync()));
        await ReturnAsync(others);
        await ConnectAsync();
        var sealers = await Validators[0].SealersAsync();
        foreach (var node in Validators.Where(node => !sealers.Contains(node.Role.Sealer!.Value)))
            await VoteAsync(node, isIn: true);
    }

    /// <summary>
    /// Starts a node that was killed, and lets it seal once it has caught up. One that seals at once, upon the last
    /// block that it knows, may make a chain as heavy as the others': then neither side takes the other's, and both
    /// have sealed all that they may.
    /// </summary>
    public Task ReturnAsync(GethNode node, params string[] more) => ReturnAsync([node], more);

    /// <summary>As for one, all at once: a node with few peers may take ten seconds until it asks for blocks.</summary>
    public async Task ReturnAsync(IReadOnlyCollection<GethNode> nodes, params string[] more)
    {
        await Task.WhenAll(nodes.Select(node => node.StartAsync(more)));
        await ConnectAsync();
        var highest = await HighestAsync();
        await Task.WhenAll(nodes.Select(async node =>
        {
            await Until.TrueAsync(async () => await node.HeightAsync() >= highest, $"{node.Role.Name} has caught up");
            await node.SealAsync();
        }));
    }

    /// <summary>The highest block that any node has that runs.</summary>
    public async Task<ulong> HighestAsync() =>
        (await Task.WhenAll(Running.Select(node => node.HeightAsync()))).DefaultIfEmpty().Max();

    /// <summary>Waits until all nodes that run hold the same block, so many above the highest now.</summary>
    public async Task GrowAsync(ulong blocks) => await AgreeAsync(await HighestAsync() + blocks);

    /// <summary>Waits until all nodes that run hold the same block at a height.</summary>
    public Task AgreeAsync(ulong height) => Until.TrueAsync(
        async () =>
        {
            var hashes = await Task.WhenAll(Running.Select(node => node.HashAtAsync(height)));
            return hashes[0] is not null && hashes.Distinct().Count() == 1;
        },
        $"all nodes agree at height {height.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>
    /// Lets every validator that runs vote for or against one, and waits until all nodes know of the outcome.
    /// </summary>
    public async Task VoteAsync(GethNode about, bool isIn)
    {
        var address = $"{about.Role.Sealer}";
        var voters = Running.Where(node => node.Role.Sealer is not null && node != about).ToArray();
        await Task.WhenAll(voters.Select(node => node.CallAsync("clique_propose", address, isIn)));
        await Until.TrueAsync(
            async () => (await Task.WhenAll(Running.Select(node => node.SealersAsync())))
                .All(sealers => sealers.Contains(about.Role.Sealer!.Value) == isIn),
            $"{about.Role.Name} is {(isIn ? "in" : "out")}");
        await Task.WhenAll(voters.Select(node => node.CallAsync("clique_discard", address)));
    }

    /// <summary>
    /// Whoever sealed the newest block, and whoever has the last turn but one from it, may seal one block out of turn;
    /// the two others the next in turn, and one more: their chain is heavier.
    /// </summary>
    public async Task<(GethNode[] Lighter, GethNode[] Heavier)> HalvesAsync(GethNode seen)
    {
        var height = await seen.HeightAsync();
        await Until.TrueAsync(
            async () =>
            {
                if (await seen.HeightAsync() == height) return false;
                height++;
                return await WasInTurnAsync(seen, height) && await WasInTurnAsync(seen, height - 1);
            },
            "a new block, all in turn");
        var halves = Validators.Select((node, turn) => (node, turn))
            .ToLookup(one => (ulong)one.turn % 2 == height % 2, one => one.node);
        return ([.. halves[true]], [.. halves[false]]);
    }

    /// <summary>
    /// Waits until two validators that are left alone have sealed all that they may, as a node of theirs sees it: of
    /// any three blocks in a row each seals one at most.
    /// </summary>
    public static Task RestAsync(GethNode seen, IEnumerable<GethNode> two)
    {
        var sealers = two.Select(node => node.Role.Sealer!.Value).ToHashSet();
        return Until.TrueAsync(
            async () =>
            {
                var height = await seen.HeightAsync();
                return sealers.SetEquals([await seen.SealerOfAsync(height), await seen.SealerOfAsync(height - 1)]);
            },
            "two validators have sealed all that they may");
    }

    /// <summary>Cuts every connection between one side and all other nodes.</summary>
    public Task SplitAsync(IReadOnlyCollection<GethNode> side) =>
        CutAsync(side.Where(node => node.IsUp), Running.Except(side));

    /// <summary>Cuts every connection between one side and the other.</summary>
    public static async Task CutAsync(IEnumerable<GethNode> side, IEnumerable<GethNode> others)
    {
        var pairs = side.SelectMany(one => others.SelectMany(other => new[] { (one, other), (other, one) }))
            .ToArray();
        await Until.TrueAsync(
            async () =>
            {
                await Task.WhenAll(
                    pairs.Select(pair => pair.Item1.CallAsync("admin_removePeer", pair.Item2.Role.Enode)));
                var connected = await Task.WhenAll(
                    pairs.Select(pair => AreConnectedAsync(pair.Item1, pair.Item2)));
                return !connected.Contains(true);
            },
            "the sides are apart");
    }

    /// <summary>
    /// Keeps the sides apart until cancelled: a call that was under way while they were cut may join them again.
    /// </summary>
    public Task KeepApartAsync(IReadOnlyCollection<GethNode> side, CancellationToken cancel) =>
        KeepApartAsync(side, [.. Nodes.Except(side)], cancel);

    /// <summary>As above, from these others alone.</summary>
    public static async Task KeepApartAsync(
        IReadOnlyCollection<GethNode> side, IReadOnlyCollection<GethNode> others, CancellationToken cancel)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await CutAsync(side.Where(node => node.IsUp), others.Where(node => node.IsUp));
            }
            catch (RpcUnavailableException)
            {
                // A node was killed while it was asked; the next look leaves it out.
            }

            Task tick = look.WaitForNextTickAsync(cancel).AsTask();
            await tick.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Keeps one side from the other while something happens.</summary>
    public static async Task WhileApartAsync(
        IReadOnlyCollection<GethNode> side, IReadOnlyCollection<GethNode> others, Func<Task> meanwhile)
    {
        using var stop = new CancellationTokenSource();
        await CutAsync(side, others);
        var apart = KeepApartAsync(side, others, stop.Token);
        try
        {
            await meanwhile();
        }
        finally
        {
            await stop.CancelAsync();
            await apart;
        }
    }

    /// <summary>
    /// Tells every node that runs to look for every other. They may take half a minute over one that they called
    /// lately; one connection between two halves is enough to join them.
    /// </summary>
    public Task ConnectAsync() => JoinAsync([.. Running]);

    /// <summary>Tells each of these nodes to look for every other.</summary>
    public static Task JoinAsync(IReadOnlyCollection<GethNode> nodes) => Task.WhenAll(
        nodes.SelectMany(one => nodes.Where(other => other != one)
            .Select(other => one.CallAsync("admin_addPeer", other.Role.Enode))));

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes) await node.DisposeAsync();
        _files.Dispose();
    }

    private ulong ValidatorCount => (ulong)_sealers.Length;

    private IEnumerable<GethNode> Running => Nodes.Where(node => node.IsUp);

    private static async Task<ValidatorNetwork> PrepareAsync(
        NetworkShape shape, PrivateKey[] sealers, PrivateKey purse, string genesis)
    {
        var files = NetworkFolder.Create();
        await File.WriteAllTextAsync(files.Genesis, genesis);
        var nodeKeys = Enumerable.Range(0, sealers.Length + (shape.HasMember ? 1 : 0))
            .Select(_ => PrivateKey.Generate()).ToArray();
        var count = nodeKeys.Length;
        var port = shape.FirstPort ?? Ports.FreeRow(3 * count);
        var roles = nodeKeys.Select((key, i) => new NodeRole(
            i < sealers.Length ? $"validator-{i}" : "member", port + (2 * i), port + (2 * i) + 1,
            shape.Announces ? port + (2 * count) + i : null,
            i < sealers.Length ? AddressOf(sealers[i]) : null, EnodeOf(key, port + (2 * i)))).ToArray();
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var nodes = roles.Select(role => new GethNode(files, role, password)).ToArray();
        var network = new ValidatorNetwork(files, nodes, purse, sealers, genesis);
        try
        {
            await Task.WhenAll(nodes.Select((node, i) => node.PrepareAsync(
                nodeKeys[i], i < sealers.Length ? sealers[i] : null,
                roles.Where(role => role != node.Role).Select(role => role.Enode))));
            await Task.WhenAll(nodes.Select(node => node.StartAsync()));
            return network;
        }
        catch
        {
            network.KeepLogs("start");
            await network.DisposeAsync();
            throw;
        }
    }

    private async Task<bool> WasInTurnAsync(GethNode seen, ulong height) =>
        await seen.SealerOfAsync(height) == Validators[(int)(height % ValidatorCount)].Role.Sealer;

    private Task ConnectedAsync() => Until.TrueAsync(
        async () => (await Task.WhenAll(Nodes.Select(node => node.PeersAsync())))
            .All(peers => peers.Count == Nodes.Count - 1),
        "all nodes are connected");

    private static async Task<bool> AreConnectedAsync(GethNode one, GethNode other)
    {
        var key = other.Role.Enode.Split('@')[0];
        return (await one.PeersAsync()).Any(peer => peer.StartsWith(key, StringComparison.Ordinal));
    }

    private static Address AddressOf(PrivateKey key) => Address.FromPublicKey(Secp256k1.PublicKey(key));

    private static string EnodeOf(PrivateKey key, int port) => string.Create(
        CultureInfo.InvariantCulture,
        $"enode://{Convert.ToHexStringLower(Secp256k1.PublicKey(key))}@127.0.0.1:{port}?discport=0");
}
