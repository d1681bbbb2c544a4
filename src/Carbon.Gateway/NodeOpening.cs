using System.Reflection;
using Carbon.Archive;
using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Gateway.Settings;
using Carbon.Index;
using Carbon.Ledger;
using Carbon.Registry.Policies;
using Carbon.Storage;
using Microsoft.Extensions.Logging.Console;

namespace Carbon.Gateway;

/// <summary>Opens what a node stands on, in the order in which the cheapest mistakes are found first.</summary>
internal static class NodeOpening
{
    /// <summary>The second node is asked in between, and must not hold up the first.</summary>
    private static readonly TimeSpan SecondPatience = TimeSpan.FromSeconds(2);

    /// <summary>Opens register, key, index and outbox.</summary>
    /// <exception cref="StartRefusedException">Something does not fit; nothing is left open.</exception>
    public static async Task<NodeParts> OpenAsync(NodeSettings settings, TimeProvider time, CancellationToken cancel)
    {
        var deployment = ReadDeployment(settings.Chain.Deployment);
        var policies = ReadPolicies(settings.PoliciesFolder);
        var key = await NodeSigner.OpenAsync(settings.Signer, NewHttp, time, cancel);
        var loggers = NewLoggers();
        RegistryIndex? index = null;
        Outbox? outbox = null;
        BlockArchive? archive = null;
        try
        {
            MakeFolder(settings.DataFolder);
            var finality = FinalitySetting.Of(deployment.Finality, settings.Chain.Confirmations);
            var check = new ChainCheck(settings.Chain, loggers.CreateLogger<ChainCheck>());
            var rpc = new RpcClient(NewHttp(), new RpcSettings(settings.Chain.RpcUrl), time);
            var second = Second(settings, time);
            outbox = await Outbox.OpenAsync(
                Options(settings, finality) with { SecondNode = second },
                rpc, key.Signer, deployment, time, loggers, cancel);
            check.CheckClock(outbox.Chain, time);
            await check.CheckSecondAsync(second, deployment, cancel);
            index = RegistryIndex.Open(settings.Index.Store(), new IndexOptions());
            if (settings.Archive)
                archive = BlockArchive.Open(Path.Combine(settings.DataFolder, "archive"), deployment.GenesisHash);
            var follower = new ChainFollower(
                rpc, deployment, index,
                Following(settings, finality) with { SecondNode = second, Archive = archive }, time,
                loggers.CreateLogger<ChainFollower>());
            var identity = new NodeIdentity(
                settings.Member, key.Signer.Address, deployment, Version(), check.Report(outbox.Chain, finality));
            return new NodeParts(
                settings, identity, policies, index, outbox, follower, new NodeMeters(), loggers, time, key,
                archive);
        }
        catch (Exception e) when (Explain(e, settings) is { } refused)
        {
            archive?.Dispose();
            index?.Dispose();
            outbox?.Dispose();
            loggers.Dispose();
            key.Dispose();
            throw refused;
        }
    }

    /// <summary>
    /// Holds the key against what the chain says: it must sign for the member that the settings name.
    /// </summary>
    /// <exception cref="StartRefusedException">It signs for nobody, or for another.</exception>
    public static void CheckMember(NodeParts parts)
    {
        var signer = parts.Identity.Signer;
        var key = parts.Index.Read(snapshot => snapshot.Key(AccountAddress.From(signer.ToBytes())));
        var refusal = Refusal.Of(RefusalCode.KeyUnknown, ("key", signer.ToString()));
        if (key is not { Active: true })
            throw new StartRefusedException(
                StartRefusedException.WrongSettings, refusal.Say(Language.English));
        if (key.Member != parts.Identity.Member)
            throw new StartRefusedException(
                StartRefusedException.WrongSettings,
                $"Key {signer} signs for member {key.Member}, but the settings say member {parts.Identity.Member}.");
    }

    /// <summary>Closes what was opened.</summary>
    public static void Close(NodeParts parts)
    {
        parts.Outbox.Dispose();
        parts.Key.Dispose();
        parts.Archive?.Dispose();
        parts.Index.Dispose();
        parts.Meters.Dispose();
        parts.Loggers.Dispose();
    }

    /// <summary>What an operator is told of a fault that keeps a node from starting, or null for one of ours.</summary>
    public static StartRefusedException? Explain(Exception fault, NodeSettings settings) => fault switch
    {
        StartRefusedException refused => refused,
        WrongChainException or OutboxInUseException or DatabaseDamagedException or SchemaTooNewException or
            SqliteLibraryMissingException or IndexInUseException or UnauthorizedAccessException or
            ArchiveDamagedException =>
            new StartRefusedException(StartRefusedException.WrongSettings, fault.Message, fault),
        OutboxStorageException or FoldUnavailableException => new StartRefusedException(1, fault.Message, fault),
        ChainUnavailableException => new StartRefusedException(
            1, $"The chain at {settings.Chain.RpcUrl} does not answer as it should: {fault.Message}", fault),
        UnreadableEventException or ReorgTooDeepException or HistoriesDifferException or
            ContradictingEventException or FinalBlockReplacedException =>
            new StartRefusedException(1, fault.Message, fault),
        IOException => new StartRefusedException(
            StartRefusedException.WrongSettings, $"The data folder cannot be used: {fault.Message}", fault),
        _ => null,
    };

    /// <summary>Makes a folder that its owner alone may enter, where there is none.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(
                path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static OutboxOptions Options(NodeSettings settings, FinalityRule finality) =>
        new(Path.Combine(settings.DataFolder, "outbox.db"))
        {
            PollInterval = settings.Chain.PollInterval,
            Finality = finality,
            GasCap = settings.Chain.GasCap,
            Fees = settings.Chain.Fees,
            QueueMax = settings.Outbox.QueueMax,
            SendWindow = settings.Outbox.SendWindow,
            RebroadcastInterval = settings.Outbox.RebroadcastInterval,
        };

    private static RpcClient? Second(NodeSettings settings, TimeProvider time) => settings.Chain.SecondRpcUrl is { } url
        ? new RpcClient(NewHttp(), new RpcSettings(url) { Timeout = SecondPatience }, time)
        : null;

    private static FollowerOptions Following(NodeSettings settings, FinalityRule finality) => new()
    {
        PollInterval = settings.Chain.PollInterval,
        HeadHints = settings.Chain.HeadsUrl,
        StallPatience = settings.Chain.StallPatience,
        ComparesClock = settings.Chain.ComparesClock,
        Finality = finality,
    };

    private static Deployment ReadDeployment(string path)
    {
        try
        {
            return Deployment.Load(path);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                StartRefusedException.WrongSettings, $"The deployment cannot be read: {e.Message}", e);
        }
    }

    private static PolicyBook ReadPolicies(string? folder)
    {
        var files = new List<PolicyFile>();
        string[] paths = folder is null ? [] : Directory.GetFiles(folder, "??????.json");
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            if (new FileInfo(path).Length > PolicyFile.BytesMax)
                throw new StartRefusedException(
                    StartRefusedException.WrongSettings, $"{path} is too large for a policy.");
            if (!PolicyFile.TryParse(File.ReadAllBytes(path), out var file, out var faults))
                throw new StartRefusedException(
                    StartRefusedException.WrongSettings, $"{path}: {string.Join("; ", faults)}");
            files.Add(file);
        }

        return new PolicyBook(files);
    }

    private static HttpClient NewHttp() => new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    // Everything to stderr: stdout carries the one line that says the node is ready.
    private static ILoggerFactory NewLoggers() => LoggerFactory.Create(logging =>
    {
        logging.AddJsonConsole(json => json.TimestampFormat = "O");
        logging.Services.Configure<ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
    });

    private static string Version() =>
        typeof(NodeOpening).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "unknown";
}
