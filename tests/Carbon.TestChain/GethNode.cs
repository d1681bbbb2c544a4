using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Carbon.TestChain;

/// <summary>One node of the network: a process that can be killed and started again upon its own files.</summary>
internal sealed class GethNode(NetworkFolder files, NodeRole role, string password) : IAsyncDisposable
{
    private const string NetworkId = "20240";

    private readonly string _folder = files.Of(role.Name);
    private Process? _process;
    private string[] _more = [];

    public NodeRole Role => role;

    public Uri Endpoint { get; } = new($"http://127.0.0.1:{Plain(role.RpcPort)}");

    /// <summary>Where it announces blocks and logs, or null.</summary>
    public Uri? Socket { get; } = role.SocketPort is { } port ? new($"ws://127.0.0.1:{Plain(port)}") : null;

    public bool IsUp => _process is { HasExited: false };

    /// <summary>Its process, or null while it is down.</summary>
    public int? ProcessId => IsUp ? _process!.Id : null;

    /// <summary>Whether it runs as it was first meant to.</summary>
    public bool IsPlain => IsUp && _more.Length == 0;

    public EthereumClient Chain => new(Client());

    private string Log => Path.Combine(_folder, "node.log");

    public RpcClient Client() => Rpc.To(Endpoint);

    public Task<JsonElement> CallAsync(string method, params JsonNode?[] parameters) =>
        Client().CallAsync(method, [.. parameters], CancellationToken.None);

    /// <summary>Writes the chain's first block and the node's own settings.</summary>
    public async Task PrepareAsync(PrivateKey nodeKey, PrivateKey? sealerKey, IEnumerable<string> peers)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "settings.toml"), Settings(peers));
        await File.WriteAllTextAsync(Path.Combine(_folder, "node.key"), HexOf(nodeKey));
        if (sealerKey is not null)
        {
            // A cheap derivation: the key guards a chain of a few minutes.
            var keys = Directory.CreateDirectory(Path.Combine(_folder, "keystore"));
            var text = Keystore.Write(sealerKey, password, scryptN: 2);
            await File.WriteAllTextAsync(Path.Combine(keys.FullName, "sealer.json"), text);
            await File.WriteAllTextAsync(Path.Combine(_folder, "password"), password);
        }

        using var init = await Children.StartAsync(
            Log, files.Program, ["--datadir", _folder, "--nousb", "init", files.Genesis]);
        await init.WaitForExitAsync();
        if (init.ExitCode != 0) throw new InvalidOperationException($"{role.Name} took no genesis: {Tail()}");
    }

    /// <summary>
    /// Starts it, with more arguments than it was first meant to have, and waits until it answers. It does not seal
    /// yet.
    /// </summary>
    public async Task StartAsync(params string[] more)
    {
        if (IsUp) throw new InvalidOperationException($"{role.Name} runs already.");
        _process?.Dispose();
        _more = more;
        _process = await Children.StartAsync(Log, files.Program, [.. Arguments(), .. more]);
        await Until.TrueAsync(AnswersAsync, $"{role.Name} answers");
    }

    /// <summary>Begins to seal, where it is a validator.</summary>
    public async Task SealAsync()
    {
        if (role.Sealer is not null) await CallAsync("miner_start", 1);
    }

    /// <summary>Ends it without a word (SIGKILL): what it held in memory only is gone.</summary>
    public async Task KillAsync()
    {
        if (_process is null) return;
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task<ulong> HeightAsync() => await Chain.BlockNumberAsync(CancellationToken.None);

    public async Task<Hash32?> HashAtAsync(ulong height) =>
        (await Chain.GetBlockAsync(BlockTag.At(height), CancellationToken.None))?.Header.Hash;

    /// <summary>The public keys of the nodes it is connected to, as their addresses begin with them.</summary>
    public async Task<IReadOnlyList<string>> PeersAsync() =>
        [.. (await CallAsync("admin_peers")).EnumerateArray().Select(peer => peer.GetProperty("enode").GetString()!)];

    /// <summary>Who may seal, as of the newest block.</summary>
    public async Task<IReadOnlyList<Address>> SealersAsync() =>
        [.. (await CallAsync("clique_getSigners")).EnumerateArray().Select(one => Address.Parse(one.GetString()!))];

    /// <summary>Who sealed a block.</summary>
    public async Task<Address> SealerOfAsync(ulong height)
    {
        var number = Quantity.Format(height);
        var snapshot = await CallAsync("clique_getSnapshot", number);
        var recent = snapshot.GetProperty("recents").GetProperty(height.ToString(CultureInfo.InvariantCulture));
        return Address.Parse(recent.GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
    }

    private static string HexOf(PrivateKey key)
    {
        var bytes = new byte[PrivateKey.Size];
        key.CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<bool> AnswersAsync()
    {
        if (!IsUp) throw new InvalidOperationException($"{role.Name} ended: {Tail()}");
        try
        {
            await Chain.ChainIdAsync(CancellationToken.None);
            return true;
        }
        catch (RpcUnavailableException)
        {
            return false;
        }
    }

    private string Tail() => string.Join('\n', File.ReadLines(Log).TakeLast(12));

    // Listening on the loopback interface alone can be said in the file only.
    private string Settings(IEnumerable<string> peers) =>
        $"""
        [Eth]
        NetworkId = {NetworkId}
        [Node]
        IPCPath = ""
        [Node.P2P]
        ListenAddr = "127.0.0.1:{Plain(role.PeerPort)}"
        NoDiscovery = true
        MaxPeers = 50
        BootstrapNodes = []
        StaticNodes = [{string.Join(", ", peers.Select(peer => $"\"{peer}\""))}]
        """;

    private string[] Arguments()
    {
        string[] all =
        [
            "--config", Path.Combine(_folder, "settings.toml"), "--datadir", _folder, "--nousb", "--ipcdisable",
            "--nodiscover", "--nat", "none", "--netrestrict", "127.0.0.0/8",
            "--nodekey", Path.Combine(_folder, "node.key"), "--networkid", NetworkId, "--syncmode", "full",
            "--gcmode", "archive", "--cache", "64", "--verbosity", "3",
            "--rpc", "--rpcaddr", "127.0.0.1", "--rpcport", Plain(role.RpcPort),
            "--rpcapi", "eth,net,web3,clique,admin,txpool,miner",

            // Without a journal the pool is memory alone, as on other engines.
            "--txpool.journal", "",
            "--miner.gastarget", Genesis.GasLimit, "--miner.gaslimit", Genesis.GasLimit,
        ];
        if (role.SocketPort is { } socket)
            all =
            [
                .. all, "--ws", "--wsaddr", "127.0.0.1", "--wsport", Plain(socket), "--wsorigins", "*",
                "--wsapi", "eth,net",
            ];
        if (role.Sealer is not { } sealer) return all;
        return
        [
            .. all, "--miner.etherbase", sealer.ToString(), "--unlock", sealer.ToString(),
            "--password", Path.Combine(_folder, "password"), "--miner.gasprice", "0",
        ];
    }
}
