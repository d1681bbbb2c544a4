using Carbon.Cli.CommandLine;
using Carbon.Cli.Network;
using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Index;

namespace Carbon.Cli.Indexes;

/// <summary>Where events come from: <c>--from archive|chain</c>, and the register that they are of.</summary>
internal sealed class IndexSource : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Arguments _arguments;
    private readonly Terminal _terminal;
    private readonly TimeProvider _time;
    private readonly bool _fromChain;

    public IndexSource(Arguments arguments, NodeFolder folder, Terminal terminal, TimeProvider time)
    {
        (_arguments, _terminal, _time, Folder) = (arguments, terminal, time, folder);
        _fromChain = arguments.Value("--from") switch
        {
            null or "archive" => false,
            "chain" => true,
            var other => throw Arguments.Wrong($"--from wants archive or chain, not {other}."),
        };
        Deployment = DeploymentOf(arguments.Value("--deployment") ?? NetworkLayout.Find().Deployment);
    }

    public NodeFolder Folder { get; }

    public Deployment Deployment { get; }

    /// <summary>A client of the chain's node.</summary>
    public RpcClient Chain()
    {
        var text = _arguments.Value("--chain") ?? NetworkState.Read(NetworkLayout.Find()).ChainUrl;
        return Uri.TryCreate(text, UriKind.Absolute, out var address)
            ? new RpcClient(_http, new RpcSettings(address), _time)
            : throw Arguments.Wrong($"{text} is no address of a chain.");
    }

    /// <summary>Fills an empty index up to a height, or as far as the source goes.</summary>
    public async Task FillAsync(RegistryIndex index, ulong? upTo, CancellationToken cancel)
    {
        var filling = new IndexFilling(Deployment, _terminal, _time);
        if (_fromChain)
            await filling.FromChainAsync(index, Chain(), upTo, cancel);
        else
            await filling.FromArchiveAsync(index, Folder.Archive, upTo, cancel);
    }

    public void Dispose() => _http.Dispose();

    private static Deployment DeploymentOf(string path)
    {
        try
        {
            return Deployment.Load(path);
        }
        catch (Exception e) when (e is FormatException or IOException)
        {
            throw new CommandException(Exit.Failed, $"{path} cannot be read: {e.Message}", e);
        }
    }
}
