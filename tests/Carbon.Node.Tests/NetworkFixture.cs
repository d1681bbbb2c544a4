using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Life;
using Carbon.Cli.Network;
using Carbon.Cli.Nodes;
using Carbon.Cli.Pki;
using Carbon.Contracts;
using Carbon.Gateway.Callers;
using Carbon.Gateway.Settings;
using Carbon.Registry.Codes;

namespace Carbon.Node.Tests;

/// <summary>
/// A real chain, the sample's four nodes and a second bank's in this process, a third bank without one, and both lives
/// played on them. Forestry's wire can be cut; ecology's key is in a signer process.
/// </summary>
public sealed class NetworkFixture : IAsyncLifetime
{
    private static readonly string[] Shared = ["policies", "scripts", "node_modules"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carbon-node-tests-");
    private readonly List<Gateway.Node> _nodes = [];
    private readonly List<MemberNode> _clients = [];
    private LocalNetwork? _network;
    private ChainLine? _line;
    private KeySigner? _signer;

    internal NetworkLayout Layout { get; private set; } = new("");

    internal NetworkState State { get; private set; } = new("", []);

    internal PlayResult Played { get; private set; } = new("", [], []);

    internal ChainLine Line => _line!;

    internal MemberNode Forestry => _clients[0];

    internal MemberNode Ecology => _clients[1];

    internal MemberNode Court => _clients[2];

    internal MemberNode Bank => _clients[3];

    /// <summary>A bank that lends in the same divisions and has no pledge of its own.</summary>
    internal MemberNode OtherBank => _clients[4];

    private IEnumerable<NodeState> Running => State.Nodes.Where(node => node.Key != Spare);

    internal NodeState ForestryState => State.Node("forestry");

    internal string YiningTicket => Played.Lives[0].TicketNumber;

    internal string WeihaiTicket => Played.Lives[1].TicketNumber;

    /// <summary>The URI of a caller that forestry's table knows as a reader.</summary>
    internal static Uri Reader { get; } = new("urn:carbon:caller:forestry:reader");

    /// <summary>Under which name forestry's outbox keeps what its second operator asks.</summary>
    internal const string CounterName = "forestry-counter";

    /// <summary>The URI of forestry's second operator.</summary>
    internal static Uri Counter { get; } = new("urn:carbon:caller:forestry:counter");

    /// <summary>A bank without a node in this process, for tests that start one as a process of its own.</summary>
    internal const string Spare = "sparebank";

    public async Task InitializeAsync()
    {
        foreach (var name in Shared)
            Directory.CreateSymbolicLink(
                Path.Combine(_folder.FullName, name), Path.Combine(Repository.Root, name));
        Layout = new NetworkLayout(_folder.FullName);
        var plan = WithMoreBanks(JsonOutput.ReadFile<NetworkPlan>(Path.Combine(Layout.Samples, "network.json")));
        var ports = FreePorts(plan.Institutions.Count);
        _network = new LocalNetwork(Layout, plan, ports, TimeProvider.System);
        _network.Clean();
        await _network.StartChainAsync(CancellationToken.None);
        State = await _network.FoundAsync(CancellationToken.None);
        _line = new ChainLine(ports.Chain);
        _signer = await KeySigner.StartAsync(Layout.Node("ecology"), Deployment.Load(Layout.Deployment));
        foreach (var node in Running)
            _nodes.Add(await Gateway.Node.StartAsync(SettingsOf(node), TimeProvider.System, CancellationToken.None));
        _clients.AddRange(Running.Select(node => MemberNode.Open(Layout, node)));
        Played = await Play.RunAsync(Layout, State, TimeProvider.System, _ => { }, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await Task.WhenAll(_nodes.Select(node => node.DisposeAsync().AsTask()));
        if (_signer is not null)
            await _signer.DisposeAsync();
        if (_line is not null)
            await _line.DisposeAsync();
        if (_network is not null)
            await _network.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>The authority of the consortium, to make further certificates.</summary>
    internal CertificateAuthority OpenAuthority() =>
        CertificateAuthority.Open(Layout.AuthorityCertificate, Path.Combine(Layout.PkiFolder, "ca.key"));

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Gateway.Settings.NodeSettings SettingsOf(NodeState node)
    {
        var settings = SettingsFile.Read(Layout.Node(node.Key).Settings);
        if (node.Key == "ecology")
            return settings with { Signer = new SocketSignerSettings(KeySigner.SocketOf(Layout.Node(node.Key))) };
        if (node.Key != "forestry")
            return settings;
        return settings with
        {
            Chain = settings.Chain with { RpcUrl = Line.Address },
            Callers =
            [
                .. settings.Callers,
                new KnownCaller(Reader.ToString(), "forestry-reader", CallerRole.Reader),
                new KnownCaller(Counter.ToString(), CounterName, CallerRole.Operator),
            ],
        };
    }

    private static NetworkPlan WithMoreBanks(NetworkPlan plan)
    {
        var bank = plan.Institutions.Single(institution => institution.Kind == MemberKind.Bank);
        return plan with
        {
            Institutions =
            [
                .. plan.Institutions,
                bank with { Key = "otherbank", Name = "样例城市商业银行" },
                bank with { Key = Spare, Name = "样例村镇银行" },
            ],
        };
    }

    private static PortPlan FreePorts(int nodes)
    {
        for (var first = 20_000 + (Environment.ProcessId % 100 * 100); ; first += 100)
        {
            var plan = new PortPlan(first);
            try
            {
                plan.RequireFree(nodes);
                return plan;
            }
            catch (CommandException) when (first < PortPlan.LargestFirst - 100)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Ports from {first} are taken."));
            }
        }
    }
}

/// <summary>The tests that share one network, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class NetworkTests : ICollectionFixture<NetworkFixture>
{
    public const string Name = "network";
}
