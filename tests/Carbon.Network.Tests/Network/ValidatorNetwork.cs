using System.Globalization;
using System.Security.Cryptography;

namespace Carbon.Network.Tests;

/// <summary>
/// Four validators that seal in turns, and a member's own node beside them that seals nothing. Three of four must seal
/// for the chain to go on, and the last blocks may be replaced.
/// </summary>
internal sealed class ValidatorNetwork : IAsyncDisposable
{
    private const int ValidatorCount = 4;

    private readonly NetworkFolder _files;

    private ValidatorNetwork(NetworkFolder files, IReadOnlyList<GethNode> nodes, PrivateKey purse) =>
        (_files, Nodes, Purse) = (files, nodes, Secp256k1.CreateSigner(purse));

    /// <summary>All nodes, the member's last.</summary>
    public IReadOnlyList<GethNode> Nodes { get; }

    /// <summary>Those that seal, in the order of their turns.</summary>
    public IReadOnlyList<GethNode> Validators => [.. Nodes.Take(ValidatorCount)];

    /// <summary>The node that a member sends its writes to.</summary>
    public GethNode Member => Nodes[^1];

    /// <summary>A key with money, which writes never need.</summary>
    public ISigner Purse { get; }

    public static async Task<ValidatorNetwork> StartAsync()
    {
        // Validators take turns in the order of their addresses.
        var sealers = Enumerable.Range(0, ValidatorCount).Select(_ => PrivateKey.Generate())
            .OrderBy(key => Hex.Format(AddressOf(key).ToBytes()), StringComparer.Ordinal).ToArray();
        var purse = PrivateKey.Generate();
        var files = NetworkFolder.Create();
        var text = Genesis.Text(sealers.Select(AddressOf), AddressOf(purse));
        await File.WriteAllTextAsync(files.Genesis, text);

        var nodeKeys = Enumerable.Range(0, ValidatorCount + 1).Select(_ => PrivateKey.Generate()).ToArray();
        var port = Ports.FreeRow(2 * nodeKeys.Length);
        var roles = nodeKeys.Select((key, i) => new NodeRole(
            i < ValidatorCount ? $"validator-{i}" : "member", port + (2 * i), port + (2 * i) + 1,
            i < ValidatorCount ? AddressOf(sealers[i]) : null, EnodeOf(key, port + (2 * i)))).ToArray();
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var nodes = roles.Select(role => new GethNode(files, role, password)).ToArray();
        var network = new ValidatorNetwork(files, nodes, purse);
        try
        {
            await Task.WhenAll(nodes.Select((node, i) => node.PrepareAsync(
                nodeKeys[i], i < ValidatorCount ? sealers[i] : null,
                roles.Where(role => role != node.Role).Select(role => role.Enode))));
            await Task.WhenAll(nodes.Select(node => node.StartAsync()));
            await Until.TrueAsync(
                async () => (await Task.WhenAll(nodes.Select(node => node.PeersAsync())))
                    .All(peers => peers.Count == ValidatorCount),
                "all nodes are connected");
            await Task.WhenAll(nodes.Select(node => node.SealAsync()));
            await network.GrowAsync(2);
            return network;
        }
        catch
        {
            files.KeepLogs("start");
            await network.DisposeAsync();
            throw;
        }
    }

    public string KeepLogs(string name) => _files.KeepLogs(name);

    /// <summary>Brings back every node as it was first meant to be, on one chain with the others.</summary>
    public async Task MakeWholeAsync()
    {
        var others = Nodes.Where(node => !node.IsPlain).ToArray();
        await Task.WhenAll(others.Select(node => node.KillAsync()));
        var highest = await HighestAsync();

        // At once, since a node with few peers may take ten seconds until it asks them for blocks.
        await Task.WhenAll(others.Select(node => ReturnAsync(node, highest, [])));
        await ConnectAsync();
    }

    /// <summary>
    /// Starts a node that was killed, and lets it seal once it has caught up. One that seals at once, upon the last
    /// block that it knows, may make a chain as heavy as the others': then neither side takes the other's, and both
    /// have sealed all that they may.
    /// </summary>
    public async Task ReturnAsync(GethNode node, params string[] more) =>
        await ReturnAsync(node, await HighestAsync(), more);

    /// <summary>Waits until all nodes hold the same block, so many above the highest now.</summary>
    public async Task GrowAsync(ulong blocks)
    {
        var heights = await Task.WhenAll(Nodes.Select(node => node.HeightAsync()));
        await AgreeAsync(heights.Max() + blocks);
    }

    /// <summary>Waits until all nodes hold the same block at a height.</summary>
    public Task AgreeAsync(ulong height) => Until.TrueAsync(
        async () =>
        {
            var hashes = await Task.WhenAll(Nodes.Select(node => node.HashAtAsync(height)));
            return hashes[0] is not null && hashes.Distinct().Count() == 1;
        },
        $"all nodes agree at height {height.ToString(CultureInfo.InvariantCulture)}");

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
    public async Task SplitAsync(IReadOnlyCollection<GethNode> side)
    {
        var others = Nodes.Except(side).ToArray();
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
    public async Task KeepApartAsync(IReadOnlyCollection<GethNode> side, CancellationToken cancel)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!cancel.IsCancellationRequested)
        {
            await SplitAsync(side);
            Task tick = look.WaitForNextTickAsync(cancel).AsTask();
            await tick.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>
    /// Tells every node that runs to look for every other. They may take half a minute over one that they called
    /// lately; one connection between two halves is enough to join them.
    /// </summary>
    public Task ConnectAsync()
    {
        var up = Nodes.Where(node => node.IsUp).ToArray();
        return Task.WhenAll(up.SelectMany(one => up.Where(other => other != one)
            .Select(other => one.CallAsync("admin_addPeer", other.Role.Enode))));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes) await node.DisposeAsync();
        _files.Dispose();
    }

    private static async Task ReturnAsync(GethNode node, ulong highest, string[] more)
    {
        await node.StartAsync(more);
        await Until.TrueAsync(async () => await node.HeightAsync() >= highest, $"{node.Role.Name} has caught up");
        await node.SealAsync();
    }

    private async Task<ulong> HighestAsync() =>
        (await Task.WhenAll(Nodes.Where(node => node.IsUp).Select(node => node.HeightAsync()))).Max();

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
