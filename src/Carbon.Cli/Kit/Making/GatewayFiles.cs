using System.Globalization;
using System.Text.Json.Nodes;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Kit.Members;
using Carbon.Cli.Network;

namespace Carbon.Cli.Kit.Making;

/// <summary>What a member's gateway node reads, and what watches its machine.</summary>
internal static class GatewayFiles
{
    // Blocks that may be missing before somebody is woken.
    private const ulong StillBlocks = 12;

    /// <summary>The files of one member.</summary>
    /// <param name="consortium">Whose member.</param>
    /// <param name="member">Which.</param>
    /// <param name="number">Its place in the order of admission, from 1: the id that the register gives it.</param>
    public static IEnumerable<KitFile> Of(Consortium consortium, MemberCard member, int number)
    {
        var nodes = KitPlaces.NodesOf(member).ToList();
        if (nodes.Count == 0)
            yield break;
        yield return new($"{member.Key}/prometheus/prometheus.yml", ScrapesOf(consortium, member));
        yield return new($"{member.Key}/prometheus/alerts.yml", AlertsOf(consortium));
        if (member.Rpc is null)
            yield break;
        yield return new(KitPlaces.SettingsOf(member.Key), SettingsOf(member, number));
        yield return new(
            $"{member.Key}/systemd/carbon-node.service",
            Template.Fill("carbon-node.service", ("MEMBER", member.Key), ("NETWORK", consortium.Network)));
    }

    private static string SettingsOf(MemberCard member, int number)
    {
        var settings = new JsonObject
        {
            ["member"] = number,
            ["memberName"] = member.Name,
            ["dataFolder"] = "/var/lib/carbon",
            ["policiesFolder"] = "policies",
            ["chain"] = new JsonObject
            {
                ["rpcUrl"] = $"http://127.0.0.1:{KitPlaces.HttpPort}",
                ["headsUrl"] = $"ws://127.0.0.1:{KitPlaces.SocketPort}",
                ["deployment"] = "deployment.json",
                ["fees"] = "zero",
            },
            ["signer"] = new JsonObject { ["keystore"] = "keystore.json", ["passphraseFile"] = "passphrase" },
            ["memberListener"] = new JsonObject
            {
                ["address"] = "0.0.0.0",
                ["port"] = KitPlaces.MemberPort,
                ["caCertificate"] = "ca.crt",
                ["certificate"] = "server.crt",
                ["privateKey"] = "server.key",
            },
            ["publicListener"] = new JsonObject
            {
                ["address"] = "127.0.0.1",
                ["httpPort"] = 8080,
                ["grpcPort"] = 8081,
            },
            ["publicAddress"] = member.PublicAddress!.OriginalString,
            ["callers"] = new JsonArray(
                Caller(NodeSettings.CallerOf(member.Key), "clerk", "operator"),
                Caller(new Uri($"urn:carbon:caller:{member.Key}:reader"), "reader", "reader"),
                Caller(NodeSettings.AdministratorOf(member.Key), "administrator", "administrator")),
        };
        return settings.ToJsonString(JsonOutput.Options) + "\n";

        JsonObject Caller(Uri uri, string name, string role) => new()
        {
            ["uri"] = uri.ToString(),
            ["name"] = $"{member.Key}-{name}",
            ["role"] = role,
        };
    }

    private static string ScrapesOf(Consortium consortium, MemberCard member)
    {
        var besu = KitPlaces.NodesOf(member).Select(node => Template.Fill(
            "scrape-besu.yml",
            ("ROLE", node.Role),
            ("METRICS_PORT", Number((ulong)KitPlaces.MetricsPortOf(node.Role)))));
        return Template.Fill("prometheus.yml", ("MEMBER", member.Key), ("NETWORK", consortium.Network))
            + string.Concat(besu)
            + Template.Fill("scrape-carbon.yml", ("MEMBER_PORT", Number(KitPlaces.MemberPort)));
    }

    private static string AlertsOf(Consortium consortium) => Template.Fill(
        "alerts.yml",
        ("PERIOD_SECONDS", Number(consortium.BlockPeriodSeconds)),
        ("STILL_SECONDS", Number(Math.Max(60, StillBlocks * consortium.BlockPeriodSeconds))),
        ("PEERS", Number((ulong)consortium.Nodes.Count() - 1)));

    private static string Number(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
