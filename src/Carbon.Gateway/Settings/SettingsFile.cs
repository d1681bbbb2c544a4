using System.Text.Json;
using Carbon.Contracts;
using Carbon.Gateway.Callers;
using Carbon.Ledger;

namespace Carbon.Gateway.Settings;

/// <summary>Reads a node's settings file.</summary>
public static class SettingsFile
{
    private const int MaxFileBytes = 256 * 1024;
    private const int MaxPort = 65_535;
    private const int GasOfTransfer = 21_000;

    private static readonly (string Word, FeeMode Mode)[] Fees =
        [("probe", FeeMode.Probe), ("zero", FeeMode.Zero), ("eip1559", FeeMode.DynamicFee)];

    private static readonly (string Word, CallerRole Role)[] Roles =
    [
        ("operator", CallerRole.Operator), ("reader", CallerRole.Reader), ("administrator", CallerRole.Administrator),
    ];

    /// <summary>Reads and checks the file, at most 256 KiB.</summary>
    /// <exception cref="StartRefusedException">Something is wrong; the message names every fault.</exception>
    public static NodeSettings Read(string path)
    {
        var full = Path.GetFullPath(path);
        using var document = Parse(full);
        var faults = new List<string>();
        var settings = Node(new SettingsObject(document.RootElement, "", Path.GetDirectoryName(full)!, faults));
        return faults.Count == 0
            ? settings
            : throw new StartRefusedException(StartRefusedException.WrongSettings, Say(full, faults));
    }

    private static string Say(string path, List<string> faults) => faults.Count == 1
        ? $"{path}: {faults[0]}."
        : $"{path} has {faults.Count} faults:{string.Concat(faults.Select(fault => $"\n  - {fault}"))}";

    private static JsonDocument Parse(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > MaxFileBytes)
                throw new StartRefusedException(StartRefusedException.WrongSettings, $"{path} is over 256 KiB.");
            var document = JsonDocument.Parse(file, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document
                : throw new JsonException("it is no object");
        }
        catch (JsonException e)
        {
            throw new StartRefusedException(
                StartRefusedException.WrongSettings, $"{path} is no settings file: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                StartRefusedException.WrongSettings, $"The settings file {path} cannot be read: {e.Message}", e);
        }
    }

    private static NodeSettings Node(SettingsObject json)
    {
        var settings = new NodeSettings(
            new MemberId((uint)json.Number("member", 1, int.MaxValue)),
            json.Text("memberName", 120),
            json.Path("dataFolder"),
            json.Flag("archive", usual: true),
            Index(json),
            json.FolderOrNull("policiesFolder"),
            Chain(json.Part("chain")),
            Reads(json.PartOrEmpty("reads")),
            Outbox(json.PartOrEmpty("outbox")),
            Signer(json.Part("signer")),
            Member(json.Part("memberListener")),
            Public(json.Part("publicListener")),
            json.WebAddress("publicAddress"),
            Callers(json));
        json.NothingElse();
        return settings;
    }

    private static IndexSettings Index(SettingsObject node)
    {
        var json = node.PartOrEmpty("index");
        IndexSettings index = json.Has("postgres")
            ? new PostgresIndexSettings(json.DatabaseAddress("postgres"), json.FileOrNull("passwordFile"))
            : new SqliteIndexSettings(json.Has("sqlite")
                ? json.Path("sqlite")
                : System.IO.Path.Combine(node.Path("dataFolder"), "index.db"));
        json.NothingElse();
        return index;
    }

    private static ChainSettings Chain(SettingsObject json)
    {
        var chain = new ChainSettings(
            json.WebAddress("rpcUrl"),
            json.Has("secondRpcUrl") ? json.WebAddress("secondRpcUrl") : null,
            json.SocketAddressOrNull("headsUrl"),
            json.File("deployment"),
            json.NumberOrNull("confirmations", 0, (int)FinalityRule.ConfirmationsMax),
            TimeSpan.FromMilliseconds(json.Number("pollMilliseconds", 20, 60_000, usual: 500)),
            TimeSpan.FromSeconds(json.Number("stallSeconds", 0, 86_400, usual: 60)),
            json.NumberOrNull("gasCap", GasOfTransfer, int.MaxValue) is { } cap ? (ulong)cap : null,
            json.OneOf("fees", Fees, usual: "probe"));
        json.NothingElse();
        return chain;
    }

    private static ReadSettings Reads(SettingsObject json)
    {
        var usual = ReadSettings.Usual;
        var reads = new ReadSettings(
            (ulong)json.Number("maxLagBlocks", 0, 10_000, (int)usual.MaxLagBlocks),
            TimeSpan.FromSeconds(json.Number("maxLagSeconds", 1, 86_400, (int)usual.MaxLag.TotalSeconds)));
        json.NothingElse();
        return reads;
    }

    private static OutboxSettings Outbox(SettingsObject json)
    {
        var usual = OutboxSettings.Usual;
        var outbox = new OutboxSettings(
            json.Number("queueMax", 1, 1_000_000, usual.QueueMax),
            json.Number("sendWindow", 1, 10_000, usual.SendWindow),
            TimeSpan.FromMilliseconds(json.Number(
                "rebroadcastMilliseconds", 100, 600_000, (int)usual.RebroadcastInterval.TotalMilliseconds)));
        json.NothingElse();
        return outbox;
    }

    private static SignerSettings Signer(SettingsObject json)
    {
        SignerSettings signer = json.Has("socket")
            ? new SocketSignerSettings(json.SocketPath("socket"))
            : json.Has("web3signer")
                ? new Web3SignerSettings(json.WebAddress("web3signer"), json.Account("address"))
                : new KeystoreSignerSettings(json.File("keystore"), json.File("passphraseFile"));
        json.NothingElse();
        return signer;
    }

    private static MemberListenerSettings Member(SettingsObject json)
    {
        var listener = new MemberListenerSettings(
            json.Address("address"),
            json.Number("port", 0, MaxPort),
            json.File("caCertificate"),
            json.File("certificate"),
            json.File("privateKey"),
            Rate(json, RequestRate.OfCaller));
        json.NothingElse();
        return listener;
    }

    private static RequestRate Rate(SettingsObject json, RequestRate usual) => new(
        json.Number("requestsPerSecond", 1, 100_000, usual.RequestsPerSecond),
        json.Number("burst", 1, 100_000, usual.Burst));

    private static PublicListenerSettings Public(SettingsObject json)
    {
        var usual = PublicLimits.Usual;
        var listener = new PublicListenerSettings(
            json.Address("address"),
            json.Number("httpPort", 0, MaxPort),
            json.Number("grpcPort", 0, MaxPort),
            new PublicLimits(Rate(json, usual.Rate), json.Number("concurrent", 1, 10_000, usual.Concurrent)),
            json.Addresses("trustedProxies"));
        json.NothingElse();
        return listener;
    }

    private static List<KnownCaller> Callers(SettingsObject json)
    {
        var callers = new List<KnownCaller>();
        foreach (var item in json.Parts("callers", required: true))
        {
            var caller = new KnownCaller(item.Text("uri"), item.Text("name", 64), item.OneOf("role", Roles));
            item.NothingElse();
            if (callers.Exists(other => other.Uri == caller.Uri))
                item.Fault("uri", $"{caller.Uri} is named twice");
            if (callers.Exists(other => other.Name == caller.Name))
                item.Fault("name", $"{caller.Name} is named twice");
            callers.Add(caller);
        }

        return callers;
    }
}
