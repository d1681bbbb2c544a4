using System.Globalization;
using System.Security.Cryptography;

namespace Carbon.Network.Tests;

/// <summary>One node of the network: EthereumJS and Lodestar, which die and come back together.</summary>
internal sealed class StakeNode : IAsyncDisposable
{
    /// <summary>How many validators each node runs.</summary>
    private const int Validators = 2;

    private const int SecondsPerSlot = 2;

    private readonly NetworkFolder _files;
    private readonly string _secret;
    private readonly EngineProgram _execution;
    private readonly EngineProgram _consensus;
    private readonly Beacon _beacon;

    public StakeNode(NetworkFolder files, StakePlace place)
    {
        (_files, Place, _beacon) = (files, place, new Beacon(place));
        _execution = new EngineProgram($"{place.Name}'s EthereumJS", files.Of($"{place.Name}-execution"));
        _consensus = new EngineProgram($"{place.Name}'s Lodestar", files.Of($"{place.Name}-consensus"));
        _secret = Path.Combine(_execution.Folder, "secret");
        File.WriteAllText(_secret, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
    }

    public StakePlace Place { get; }

    public bool IsUp => _execution.IsUp && _consensus.IsUp;

    private string ConsensusFiles => Path.Combine(_consensus.Folder, "data");

    public EthereumClient Chain => new(Client());

    public RpcClient Client() => Rpc.To(new Uri($"http://127.0.0.1:{Plain(Place.Rpc)}"));

    /// <summary>Starts EthereumJS, which will look for others under these addresses.</summary>
    public Task StartExecutionAsync(IReadOnlyCollection<string> others) => _execution.StartAsync(
    [
        StakeEngine.Execution, "--customChain", StakeEngine.Chain, "--customGenesisState", _files.Genesis,
        "--dataDir", Path.Combine(_execution.Folder, "data"), "--logRotate", "false", "--logLevelFile", "error",
        "--rpc", "--rpcAddr", "127.0.0.1", "--rpcPort", Plain(Place.Rpc),
        "--rpcEngine", "--rpcEngineAddr", "127.0.0.1", "--rpcEnginePort", Plain(Place.Engine),
        "--wsEngineAddr", "127.0.0.1", "--wsEnginePort", Plain(Place.EngineSocket), "--jwtSecret", _secret,
        "--port", Plain(Place.ExecutionPeers), "--extIP", "127.0.0.1", "--discDns", "false", "--discV4", "true",
        "--isSingleNode", .. others.Count == 0 ? [] : (string[])["--bootnodes", string.Join(',', others)],
    ]);

    /// <summary>Starts Lodestar with the node's validators upon what it wrote before.</summary>
    public Task StartConsensusAsync(StakeStart start, int nodes) => _consensus.StartAsync(
    [
        "--import", StakeEngine.Polyfill, StakeEngine.Consensus, "dev", "--dataDir", ConsensusFiles,
        .. Rules(start, nodes), .. Listening(),
        "--suggestedFeeRecipient", "0x" + string.Concat(Enumerable.Repeat($"{Place.Index + 1:x2}", 20)),
    ]);

    /// <summary>Whether EthereumJS answers; throws where it has ended.</summary>
    public async Task<bool> AnswersAsync()
    {
        _execution.RequireUp();
        return await Chain.ChainIdAsync(CancellationToken.None) > 0;
    }

    /// <summary>Whether Lodestar takes orders; throws where it has ended.</summary>
    public async Task<bool> TakesOrdersAsync()
    {
        _consensus.RequireUp();
        return await _beacon.PeerIdAsync() is { Length: > 0 };
    }

    /// <summary>EthereumJS's address among nodes; it takes a new one with every start.</summary>
    public async Task<string> AddressAsync()
    {
        var said = await Client().CallAsync("admin_nodeInfo", [], CancellationToken.None);
        return said.GetProperty("enode").GetString()!;
    }

    /// <summary>Ends both programs without a word (SIGKILL): what they held in memory only is gone.</summary>
    public Task KillAsync() => Task.WhenAll(_execution.KillAsync(), _consensus.KillAsync());

    /// <summary>Ends Lodestar alone, and what it wrote: it begins anew.</summary>
    public async Task ForgetConsensusAsync()
    {
        await _consensus.KillAsync();
        Directory.Delete(ConsensusFiles, recursive: true);
    }

    /// <summary>Number and hash of the block under a tag, or null where the node does not know one.</summary>
    public async Task<(ulong Height, Hash32 Hash)?> AtAsync(BlockTag tag) =>
        await Chain.GetBlockAsync(tag, CancellationToken.None) is { } block
            ? (block.Header.Number, block.Header.Hash)
            : null;

    public async Task<ulong> HeightAsync() => await Chain.BlockNumberAsync(CancellationToken.None);

    /// <summary>Whether its Lodestar is connected to another's.</summary>
    public async Task<bool> IsConnectedAsync(StakeNode other) =>
        (await _beacon.PeersAsync()).Contains(await other._beacon.PeerIdAsync());

    public async Task ConnectAsync(StakeNode other) =>
        await _beacon.ConnectAsync(await other._beacon.PeerIdAsync(), other.Place);

    public async Task DisconnectAsync(StakeNode other) =>
        await _beacon.DisconnectAsync(await other._beacon.PeerIdAsync());

    public async ValueTask DisposeAsync()
    {
        await _consensus.DisposeAsync();
        await _execution.DisposeAsync();
    }

    private string[] Rules(StakeStart start, int nodes)
    {
        var first = Place.Index * Validators;
        return
        [
            "--genesisValidators", Plain(nodes * Validators),
            "--startValidators", $"{Plain(first)}..{Plain(first + Validators - 1)}",
            "--genesisTime", start.Seconds.ToString(CultureInfo.InvariantCulture),
            "--genesisEth1Hash", start.FirstBlock.ToString(), "--terminal-total-difficulty-override", "0",
            "--params.ALTAIR_FORK_EPOCH", "0", "--params.BELLATRIX_FORK_EPOCH", "0",
            "--params.CAPELLA_FORK_EPOCH", "0",
            "--params.SECONDS_PER_SLOT", Plain(SecondsPerSlot),
        ];
    }

    private string[] Listening() =>
    [
        "--enr.ip", "127.0.0.1", "--listenAddress", "127.0.0.1", "--port", Plain(Place.ConsensusPeers),
        "--rest", "--rest.port", Plain(Place.Rest), "--rest.namespace", "*",
        "--server", $"http://127.0.0.1:{Plain(Place.Rest)}",
        "--eth1", "false", "--jwt-secret", _secret, "--execution.urls", $"http://127.0.0.1:{Plain(Place.Engine)}",
        "--discv5", "false", "--sync.isSingleNode", "--network.allowPublishToZeroPeers",
    ];

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
