using Carbon.Cli.CommandLine;
using Carbon.Cli.Commands;
using Carbon.Cli.Network;
using Carbon.Contracts;
using Carbon.Ethereum;

namespace Carbon.Node.Tests.Deploying;

/// <summary>An empty chain, a wire to it that tests may bend, and the files of a consortium of three.</summary>
internal sealed class DeployScene : IAsyncDisposable
{
    private static readonly string[] Members = ["forestry", "ecology", "court"];
    private static readonly string[] Rules = ["654002.json", "calendars/2026.json"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carbon-deploy-");

    private DeployScene(AnvilChain chain, ChainMirror wire)
    {
        (Chain, Wire) = (chain, wire);
        Layout = new NetworkLayout(_folder.FullName);
    }

    public AnvilChain Chain { get; }

    public ChainMirror Wire { get; }

    /// <summary>Where the members' keys and the manifest lie.</summary>
    public NetworkLayout Layout { get; }

    public string Manifest => Layout.Deployment;

    public string Journal => Manifest + ".journal";

    public string Consortium => PathOf("members.yaml");

    public Address Founder { get; private set; }

    /// <summary>The clock of the command. The engine may let blocks of one second run ahead of the time.</summary>
    public TimeProvider Time { get; set; } = new LateClock(TimeSpan.FromHours(1));

    public static async Task<DeployScene> StartAsync(ulong baseFee = 0)
    {
        var chain = await AnvilChain.StartAsync(baseFee);
        var scene = new DeployScene(chain, await ChainMirror.StartAsync(chain.Address.ToString()));
        scene.WriteFiles();
        return scene;
    }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public string Card(string member) => PathOf($"cards/{member}.yaml");

    /// <summary>Replaces a text in a file; it must be there.</summary>
    public static void Change(string path, string old, string fresh)
    {
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, fresh, StringComparison.Ordinal));
    }

    /// <summary>The arguments of a founding over the wire.</summary>
    public string[] Words(params string[] more) =>
    [
        "network", "deploy", "--rpc", Wire.Address.ToString(), "--consortium", Consortium, "--policies",
        PathOf("policies"), "--charter", PathOf("charter.txt"), "--founder", PathOf("founder.json"),
        "--passphrase-file", PathOf("passphrase"), "--out", Manifest, .. more,
    ];

    public Task<Said> DeployAsync(params string[] more) => RunAsync(Words(["--yes", .. more]));

    public async Task<Said> RunAsync(string[] words, bool interactive = false, string input = "")
    {
        using var standardOut = new StringWriter();
        using var standardError = new StringWriter();
        using var standardIn = new StringReader(input);
        var terminal = new Terminal(standardOut, standardError, standardIn, interactive);
        var code = await CarbonCommand.RunAsync(words, terminal, Time, CancellationToken.None);
        return new(code, standardOut.ToString(), standardError.ToString());
    }

    /// <summary>How many transactions the founder has on the chain.</summary>
    public Task<ulong> SentAsync() =>
        Chain.Client.GetTransactionCountAsync(Founder, BlockTag.Latest, CancellationToken.None);

    /// <summary>Every event of the consortium from block 0 on, as the engine itself tells it.</summary>
    public async Task<IReadOnlyList<IContractEvent>> EventsAsync()
    {
        var consortium = Address.OfContract(Founder, 0);
        var events = new List<IContractEvent>();
        var head = await Chain.Client.BlockNumberAsync(CancellationToken.None);
        for (var height = 0UL; height <= head; height++)
        {
            var block = await Chain.Client.GetBlockAsync(BlockTag.At(height), CancellationToken.None);
            var logs = await Chain.Client.GetLogsAsync(block!.Header.Hash, [consortium], CancellationToken.None);
            events.AddRange(logs.Select(log => ConsortiumContract.TryDecodeEvent(log.Topics, log.Body)!));
        }

        return events;
    }

    public async ValueTask DisposeAsync()
    {
        await Wire.DisposeAsync();
        await Chain.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private void WriteFiles()
    {
        Directory.CreateDirectory(Layout.Folder);
        Directory.CreateDirectory(PathOf("cards"));
        Directory.CreateDirectory(PathOf("policies/calendars"));
        foreach (var file in Rules)
            File.Copy(Path.Combine(Repository.Root, "policies", file), PathOf($"policies/{file}"));
        File.WriteAllText(PathOf("charter.txt"), "Charter of the sample consortium.\n");
        File.WriteAllText(PathOf("passphrase"), "a founder's passphrase\n");
        using var key = new PrivateKey(Keccak.Hash("a founder's key of tests").ToBytes());
        File.WriteAllText(PathOf("founder.json"), Keystore.Write(key, "a founder's passphrase", 4096));
        Founder = Secp256k1.CreateSigner(key).Address;
        ConsortiumFiles.Write(this, Members);
    }

    private sealed class LateClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}

/// <summary>What a command said.</summary>
internal sealed record Said(int Code, string Out, string Error)
{
    /// <summary>The one sentence of a command that failed.</summary>
    public string Sentence
    {
        get
        {
            Assert.NotEqual(Exit.Done, Code);
            return Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    public Said Done()
    {
        Assert.True(Code == Exit.Done, Error);
        return this;
    }
}
