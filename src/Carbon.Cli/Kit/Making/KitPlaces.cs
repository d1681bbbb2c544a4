using Carbon.Cli.Kit.Members;

namespace Carbon.Cli.Kit.Making;

/// <summary>Where the files of a kit lie, as paths from its folder, and the ports that they speak of.</summary>
internal static class KitPlaces
{
    public const string Members = "members.yaml";

    public const string Genesis = "genesis.json";

    public const string GenesisSeal = "genesis.sha256";

    public const string Manifest = "network.json";

    public const string Checklist = "CHECKLIST.md";

    public const string Runbook = "RUNBOOK.md";

    public const string Validator = "validator";

    public const string Rpc = "rpc";

    public const int HttpPort = 8545;

    public const int SocketPort = 8546;

    public const int MemberPort = 8443;

    /// <summary>The copy of the genesis file that a member takes.</summary>
    public static string GenesisOf(string member) => $"{member}/besu/genesis.json";

    /// <summary>Whom the nodes of a member let in, the same at all members.</summary>
    public static string PermissionsOf(string member) => $"{member}/besu/permissions_config.toml";

    /// <summary>The options of a node.</summary>
    public static string ConfigOf(string member, string role) => $"{member}/besu/{role}/config.toml";

    /// <summary>The nodes that a node links to.</summary>
    public static string PeersOf(string member, string role) => $"{member}/besu/{role}/static-nodes.json";

    public static string ComposeOf(string member) => $"{member}/compose.yaml";

    public static string SettingsOf(string member) => $"{member}/node.json";

    /// <summary>The nodes of a member with their roles.</summary>
    public static IEnumerable<(string Role, ChainNode Node)> NodesOf(MemberCard member)
    {
        if (member.Validator is { } validator)
            yield return (Validator, validator);
        if (member.Rpc is { } rpc)
            yield return (Rpc, rpc);
    }

    /// <summary>Where a node tells its numbers.</summary>
    public static int MetricsPortOf(string role) => role == Validator ? 9545 : 9546;
}
