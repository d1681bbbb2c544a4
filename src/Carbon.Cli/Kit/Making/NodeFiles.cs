using System.Globalization;
using System.Text.Json;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Kit.Members;

namespace Carbon.Cli.Kit.Making;

/// <summary>What a member's Besu nodes read: options, peers, whom they let in, and how they are started.</summary>
internal static class NodeFiles
{
    /// <summary>The files of one member.</summary>
    public static IEnumerable<KitFile> Of(Consortium consortium, MemberCard member)
    {
        var nodes = KitPlaces.NodesOf(member).ToList();
        if (nodes.Count == 0)
            yield break;
        yield return new(KitPlaces.PermissionsOf(member.Key), PermissionsOf(consortium));
        var roles = nodes.Select(node => node.Role);
        yield return new(KitPlaces.ComposeOf(member.Key), ComposeOf(consortium, member, roles));
        foreach (var (role, node) in nodes)
        {
            yield return new(KitPlaces.ConfigOf(member.Key, role), ConfigOf(consortium, member, role, node));
            yield return new(KitPlaces.PeersOf(member.Key, role), PeersOf(consortium, node));
            yield return new(
                $"{member.Key}/systemd/besu-{role}.service",
                Template.Fill("besu.service", Names(consortium, member, role)));
        }
    }

    /// <summary>All nodes but the node itself, as they are named to it.</summary>
    public static IEnumerable<string> EnodesFor(Consortium consortium, ChainNode node) =>
        consortium.Nodes.Where(other => other != node).Select(other => other.Enode);

    private static string ConfigOf(Consortium consortium, MemberCard member, string role, ChainNode node)
    {
        var half = (consortium.BlockPeriodSeconds * 1000 / 2).ToString(CultureInfo.InvariantCulture);
        var config = Template.Fill(
            "node.toml",
            [
                .. Names(consortium, member, role),
                ("SELECTION_MILLISECONDS", half),
                ("HOST", node.Host),
                ("PORT", Number(node.Port)),
                ("METRICS_PORT", Number(KitPlaces.MetricsPortOf(role))),
            ]);
        return config + (role == KitPlaces.Validator
            ? Template.Fill("validator.toml")
            : Template.Fill(
                "rpc.toml", ("HTTP_PORT", Number(KitPlaces.HttpPort)), ("WS_PORT", Number(KitPlaces.SocketPort))));
    }

    private static string PeersOf(Consortium consortium, ChainNode node) =>
        JsonSerializer.Serialize(EnodesFor(consortium, node), JsonOutput.Options) + "\n";

    private static string PermissionsOf(Consortium consortium) =>
        "# The same at all members. Whoever is not here is not linked to, and sends no transaction.\n"
        + ListOf("nodes-allowlist", consortium.Nodes.Select(node => node.Enode))
        + ListOf("accounts-allowlist", consortium.Accounts.Select(account => $"{account}"));

    private static string ListOf(string name, IEnumerable<string> items) =>
        $"{name}=[\n{string.Join(",\n", items.Select(item => $"  \"{item}\""))}\n]\n";

    private static string ComposeOf(Consortium consortium, MemberCard member, IEnumerable<string> roles) =>
        Template.Fill("compose.yaml", ("MEMBER", member.Key), ("NETWORK", consortium.Network))
        + string.Concat(roles.Select(role => Template.Fill(
            "compose-service.yaml", ("ROLE", role), ("VERSION", consortium.BesuVersion))));

    private static (string Name, string Value)[] Names(Consortium consortium, MemberCard member, string role) =>
    [
        ("MEMBER", member.Key), ("NETWORK", consortium.Network), ("ROLE", role), ("VERSION", consortium.BesuVersion),
    ];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
