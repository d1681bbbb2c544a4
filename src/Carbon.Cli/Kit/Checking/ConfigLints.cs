using System.Globalization;
using Carbon.Cli.Kit.Making;
using Carbon.Cli.Kit.Members;

namespace Carbon.Cli.Kit.Checking;

/// <summary>What the options of one Besu node must and must not say.</summary>
internal sealed class ConfigLints
{
    private const string Permissions = "/etc/besu/permissions_config.toml";

    private static readonly string[] Loopback = ["127.0.0.1", "localhost"];
    private static readonly string[] PowerfulApis = ["ADMIN", "DEBUG", "PERM", "MINER", "PLUGINS"];
    private static readonly string[] Interfaces = ["rpc-http", "rpc-ws", "graphql-http"];
    private static readonly string[] RemovedApis = ["EEA", "PRIV", "CLIQUE"];

    // The beginnings of options that Besu has no longer.
    private static readonly string[] RemovedOptions =
    [
        "permissions-nodes-contract", "permissions-accounts-contract", "privacy-", "fast-sync-", "miner-stratum-",
        "min-block-occupancy-ratio", "pki-",
    ];

    private readonly string _file;
    private readonly FlatToml _config;

    private ConfigLints(string file, FlatToml config)
    {
        _file = file;
        _config = config;
    }

    /// <summary>Checks the options of a member's node.</summary>
    public static IEnumerable<KitFinding> Of(KitOnDisk kit, MemberCard member, string role, ChainNode node)
    {
        var file = KitPlaces.ConfigOf(member.Key, role);
        if (kit.TextOf(file) is not { } text)
            return [new("config-missing", file, $"{file} is missing.", "The node would start as it likes.")];
        try
        {
            var lints = new ConfigLints(file, FlatToml.Parse(text));
            return
            [
                .. lints.Gas(kit.Consortium), .. lints.Removed(), .. lints.Place(node), .. lints.Letting(),
                .. role == KitPlaces.Validator ? lints.Silence() : lints.Reasons(), .. lints.Openness(),
                .. lints.Storage(),
            ];
        }
        catch (FormatException e)
        {
            return [new("config-unreadable", file, $"{file}, {e.Message}.", "The node does not start with it.")];
        }
    }

    private IEnumerable<KitFinding> Gas(Consortium consortium)
    {
        if (_config.Text("min-gas-price") != "0")
        {
            yield return Finding(
                "min-gas-price",
                $"has min-gas-price {Say("min-gas-price")} and not 0",
                "A node above zero drops free transactions without a word, and as a proposer leaves them out.");
        }

        if (_config.Text("tx-pool-price-bump") is not null)
        {
            yield return Finding(
                "price-bump", "sets tx-pool-price-bump", "With zeroBaseFee in the genesis file Besu does not start.");
        }

        var most = consortium.BlockPeriodSeconds * 1000;
        if (Number("block-txs-selection-max-time") is not { } time || time >= most)
        {
            yield return Finding(
                "selection-time",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"has block-txs-selection-max-time {Say("block-txs-selection-max-time")}, not below {most} ms"),
                "Besu 26.8.0 fills a block for up to 5 s unless told otherwise, and misses the period under load.");
        }

        if (Number("poa-block-txs-selection-max-time") is not (null or < 100))
        {
            yield return Finding(
                "selection-time",
                "has poa-block-txs-selection-max-time of the whole period or more",
                "A block that is filled for the whole period comes late, and rounds change.");
        }
    }

    private IEnumerable<KitFinding> Removed()
    {
        var names = _config.Names
            .Where(name => RemovedOptions.Any(begin => name.StartsWith(begin, StringComparison.Ordinal)))
            .Concat(Apis().Intersect(RemovedApis).Select(api => $"the API {api}"));
        foreach (var name in names)
            yield return Finding("removed-option", $"uses {name}", "Besu no longer has it, and does not start.");
        if (_config.Text("sync-mode") is { } mode && !Is(mode, "FULL"))
        {
            yield return Finding(
                "sync-mode", $"has sync-mode {mode}", "Blocks are few: each node runs them all and believes nobody.");
        }
    }

    private IEnumerable<KitFinding> Place(ChainNode node)
    {
        if (_config.Text("p2p-host") != node.Host || Number("p2p-port") != (ulong)node.Port)
        {
            yield return Finding(
                "node-place",
                $"has p2p-host {Say("p2p-host")} and p2p-port {Say("p2p-port")}, the card says {node.EndPoint}",
                "Others look for the node where its card says.");
        }

        if (_config.Text("node-private-key-file") is null)
        {
            yield return Finding(
                "node-key", "names no node-private-key-file", "Besu makes a key of its own, which is on no list.");
        }
    }

    private IEnumerable<KitFinding> Letting()
    {
        foreach (var list in (string[])["nodes", "accounts"])
        {
            var name = $"permissions-{list}-config-file";
            if (!Is(_config.Text($"{name}-enabled"), "true") || _config.Text(name) != Permissions)
            {
                yield return Finding(
                    "permissions-off",
                    $"does not let in {list} by {Permissions}",
                    "Whoever reaches the port takes part: spam, and a way to more.");
            }
        }

        if (!Is(_config.Text("discovery-enabled"), "false"))
        {
            yield return Finding(
                "discovery", "leaves discovery on", "The node looks for strangers and tells them where it is.");
        }
    }

    private IEnumerable<KitFinding> Silence()
    {
        foreach (var name in Interfaces.Where(name => Is(_config.Text($"{name}-enabled"), "true")))
        {
            yield return Finding(
                "rpc-on-validator",
                $"has {name}-enabled on a validator",
                "Who may call a validator may stop it; gateways ask RPC nodes.");
        }
    }

    private IEnumerable<KitFinding> Reasons()
    {
        if (!Is(_config.Text("revert-reason-enabled"), "true"))
        {
            yield return Finding(
                "revert-reason",
                "leaves revert-reason-enabled off",
                "The gateway cannot say why the register refused what was mined.");
        }
    }

    private IEnumerable<KitFinding> Openness()
    {
        foreach (var name in Interfaces.Append("metrics").Where(name => IsOpen($"{name}-host")))
        {
            yield return Finding(
                "open-host",
                $"has {name}-host {Say($"{name}-host")}",
                "Only this machine asks the node: its gateway and its Prometheus. An open one answers anybody.");
        }

        foreach (var api in Apis().Intersect(PowerfulApis))
            yield return Finding("powerful-api", $"opens the API {api}", "Its callers change the node or empty it.");
        if (_config.Items("rpc-http-cors-origins").Count > 0)
            yield return Finding("cors", "sets rpc-http-cors-origins", "No browser asks the node; it asks a gateway.");
        if (_config.Items("host-allowlist").Intersect(["*", "all"]).Any())
        {
            yield return Finding(
                "host-allowlist", "lets in any name by host-allowlist", "A page of anybody could then ask the node.");
        }
    }

    private IEnumerable<KitFinding> Storage()
    {
        if (!Is(_config.Text("data-storage-format"), "FOREST"))
        {
            yield return Finding(
                "storage-format",
                $"has data-storage-format {Say("data-storage-format")} and not FOREST",
                "QBFT over the other format has stopped in the field more than once.");
        }
    }

    private bool IsOpen(string name) => _config.Text(name) is { } host && !Loopback.Contains(host);

    private IEnumerable<string> Apis() => _config.Items("rpc-http-api")
        .Concat(_config.Items("rpc-ws-api"))
        .SelectMany(item => item.Split(',', StringSplitOptions.TrimEntries))
        .Select(api => api.ToUpperInvariant())
        .Distinct();

    private ulong? Number(string name) =>
        ulong.TryParse(_config.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private string Say(string name) => _config.Text(name) ?? "nothing";

    private static bool Is(string? text, string word) =>
        string.Equals(text, word, StringComparison.OrdinalIgnoreCase);

    private KitFinding Finding(string code, string found, string reason) =>
        new(code, _file, $"{_file} {found}.", reason);
}
