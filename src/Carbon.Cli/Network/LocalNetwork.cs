using Carbon.Cli.CommandLine;
using Carbon.Cli.Deploying;
using Carbon.Ethereum;

namespace Carbon.Cli.Network;

/// <summary>A chain and the nodes of the institutions, all on this machine, as long as this process lives.</summary>
internal sealed class LocalNetwork : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan RpcLimit = TimeSpan.FromSeconds(30);

    private const UnixFileMode OwnerOnly =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly NetworkLayout _layout;
    private readonly NetworkPlan _plan;
    private readonly PortPlan _ports;
    private readonly TimeProvider _time;
    private readonly LocalChain _chain;
    private readonly List<Child> _children = [];
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = RpcLimit };

    public LocalNetwork(
        NetworkLayout layout, NetworkPlan plan, PortPlan ports, TimeProvider time, LocalChain? chain = null)
    {
        _layout = layout;
        _plan = plan;
        _ports = ports;
        _time = time;
        _chain = chain ?? LocalChain.Of(null, layout, ports);
    }

    /// <summary>Removes what an earlier network left; its chain lived in memory, so nothing in it is of use.</summary>
    public void Clean()
    {
        if (Directory.Exists(_layout.Folder))
            Directory.Delete(_layout.Folder, recursive: true);
        Directory.CreateDirectory(_layout.Folder, OwnerOnly);
        foreach (var institution in _plan.Institutions)
            Directory.CreateDirectory(_layout.Node(institution.Key).Folder);
    }

    /// <summary>Starts the chain and waits until it listens.</summary>
    public async Task StartChainAsync(CancellationToken cancel)
    {
        var (program, arguments, mark) = _chain.Start;
        await StartAsync("The chain", program, arguments, mark, _layout.ChainLog, cancel);
    }

    /// <summary>Makes keys and certificates, founds the register, and writes every node's settings.</summary>
    public async Task<NetworkState> FoundAsync(CancellationToken cancel)
    {
        var keys = _plan.Institutions.ToDictionary(
            one => one.Key, one => NetworkKeys.MakeSigner(_layout.Node(one.Key)));
        NetworkKeys.MakeCertificates(_layout, _plan, _time);
        var charter = Keccak.Hash(await File.ReadAllBytesAsync(Path.Combine(_layout.Samples, "network.json"), cancel));
        var settled = _chain.SettingsOf(0);
        var rpc = new RpcClient(_http, new RpcSettings(new Uri(settled.RpcUrl)) { Timeout = RpcLimit }, _time);
        var terms = FoundingTerms.Of(_plan, keys, RuleBook.Load(_layout.Policies), charter);
        var journal = FoundingJournal.PathOf(_layout.Deployment);
        var deployment = await Founding.RunOnceAsync(
            new(rpc), terms, journal, _time, _chain.Finality, _chain.CodeFor, cancel);
        deployment.Save(_layout.Deployment);

        var nodes = _plan.Institutions
            .Select((one, i) => new NodeState(one.Key, one.Name, terms.NumberOf(one.Key), _ports.Node(i)))
            .ToArray();
        foreach (var (i, node) in nodes.Index())
        {
            var settings = NodeSettings.Of(_layout, _chain.SettingsOf(i), _chain.Reads, node);
            JsonOutput.WriteFile(_layout.Node(node.Key).Settings, settings);
        }

        var started = _plan.Institutions.Where(one => one.HasNode).Select(one => one.Key).ToHashSet();
        return new(settled.RpcUrl, [.. nodes.Where(node => started.Contains(node.Key))])
        {
            Validators = _chain.Validators(),
        };
    }

    /// <summary>Starts every node and waits until each follows the chain and listens.</summary>
    public Task StartNodesAsync(NetworkState state, CancellationToken cancel) =>
        Task.WhenAll(state.Nodes.Select(node =>
        {
            var files = _layout.Node(node.Key);
            string[] arguments = ["--settings", files.Settings, "--stop-on-stdin-end"];
            return StartAsync($"The node of {node.Key}", _layout.GatewayBinary, arguments, "READY", files.Log, cancel);
        }));

    /// <summary>Tells other commands that the network is up.</summary>
    public void Announce(NetworkState state) => JsonOutput.WriteFile(_layout.State, state);

    /// <summary>Hands lines on to the chain's program and tells its answers, until the lines end.</summary>
    public async Task PassOnAsync(TextReader lines, TextWriter answers)
    {
        _children[0].Said = answers.WriteLine;
        while (await lines.ReadLineAsync() is { } line)
            await _children[0].TellAsync(line);
    }

    /// <summary>Waits until told to stop; a part that ends by itself ends the wait with a sentence.</summary>
    public async Task WatchAsync(CancellationToken cancel)
    {
        var ended = await Task.WhenAny(_children.Select(child => child.EndedAsync(cancel)));
        await ended;
        throw _children.First(child => child.HasEnded).Died();
    }

    public async ValueTask DisposeAsync()
    {
        File.Delete(_layout.State);

        // Nodes first, so that none of them sees its chain go.
        await Task.WhenAll(_children.Skip(1).Select(child => child.DisposeAsync().AsTask()));
        if (_children.Count > 0)
            await _children[0].DisposeAsync();
        _http.Dispose();
    }

    private async Task StartAsync(
        string name, string program, string[] arguments, string readyMark, string log, CancellationToken cancel)
    {
        var child = Child.Start(name, program, arguments, readyMark, log, _time);
        lock (_children)
            _children.Add(child);
        try
        {
            await child.Ready.WaitAsync(StartLimit, _time, cancel);
        }
        catch (TimeoutException e)
        {
            throw new CommandException(
                Exit.Failed, $"{name} was not ready after {StartLimit.TotalSeconds} s; see {log}.", e);
        }
    }
}
