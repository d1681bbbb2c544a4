using System.Text.RegularExpressions;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Kit.Making;
using Carbon.Cli.Kit.Members;
using Carbon.Cli.Kit.Yaml;

namespace Carbon.Cli.Kit.Checking;

/// <summary>
/// How a member's nodes are started: the command line and the environment win over the options in the files, so they
/// must say nothing else.
/// </summary>
internal static partial class StartLints
{
    private const string OverReason = "The command line and the environment win over config.toml, unseen.";

    // What the image sets to all addresses unless it is told otherwise.
    private static readonly string[] ImageHosts =
        ["BESU_RPC_HTTP_HOST", "BESU_RPC_WS_HOST", "BESU_GRAPHQL_HTTP_HOST"];

    /// <summary>Checks compose file and units of a member.</summary>
    public static IEnumerable<KitFinding> Of(KitOnDisk kit, MemberCard member)
    {
        var roles = KitPlaces.NodesOf(member).Select(node => node.Role).ToList();
        return roles.Count == 0
            ? []
            : [.. Compose(kit, member, roles), .. roles.SelectMany(role => Unit(kit, member, role))];
    }

    private static IEnumerable<KitFinding> Compose(KitOnDisk kit, MemberCard member, List<string> roles)
    {
        var file = KitPlaces.ComposeOf(member.Key);
        try
        {
            var services = YamlFile.Read(Path.Combine(kit.Folder, file)).Part("services");
            return
            [
                .. roles.SelectMany(role => Service(kit.Consortium, file, role, services.Part(role))),
                .. services.Entries.Where(entry => !roles.Contains(entry.Name)).Select(entry => new KitFinding(
                    "compose-service", file, $"{file} starts {entry.Name}, which the kit does not know.", OverReason)),
            ];
        }
        catch (CommandException e)
        {
            return [new("compose-unreadable", file, e.Message, "The nodes are not started by it as the kit means.")];
        }
    }

    private static IEnumerable<KitFinding> Service(Consortium consortium, string file, string role, YamlPart service)
    {
        var image = Image().Match(service.Text("image", 400));
        var version = image.Success ? BesuRelease.TryParse(image.Groups["version"].Value) : null;
        if (version is null || version < BesuRelease.Oldest || version.ToString() != consortium.BesuVersion)
        {
            yield return new(
                "image-version",
                file,
                $"{file} starts the {role} from another image than Besu {consortium.BesuVersion}.",
                $"Below {BesuRelease.Oldest} free transactions can stay out of blocks; two versions can disagree.");
        }
        else if (!image.Groups["digest"].Success)
        {
            yield return new(
                "image-digest",
                file,
                $"{file} starts the {role} from an image without a digest.",
                "The name of a version may be given to another content.");
        }

        foreach (var finding in Environment(file, role, service))
            yield return finding;
        if (service.Texts("command", 64) is not [var command] || command != CommandOf(role))
        {
            yield return new(
                "start-options", file, $"{file} starts the {role} with more than its config file.", OverReason);
        }
    }

    private static IEnumerable<KitFinding> Environment(string file, string role, YamlPart service)
    {
        var held = service.Has("environment") ? service.Part("environment") : null;
        foreach (var host in ImageHosts)
        {
            if (held is null || !held.Has(host) || held.Text(host) is not "127.0.0.1")
            {
                yield return new(
                    "compose-host",
                    file,
                    $"{file} does not keep {host} of the {role} at 127.0.0.1.",
                    "The image sets it to all addresses, and that wins over config.toml.");
            }
        }

        var others = held?.Entries.Select(entry => entry.Name).Except(ImageHosts) ?? [];
        foreach (var name in others.Where(name => name.StartsWith("BESU_", StringComparison.Ordinal)))
            yield return new("start-options", file, $"{file} sets {name} of the {role}.", OverReason);
    }

    private static IEnumerable<KitFinding> Unit(KitOnDisk kit, MemberCard member, string role)
    {
        var file = $"{member.Key}/systemd/besu-{role}.service";
        if (kit.TextOf(file) is not { } text)
            yield break;
        var starts = text.Split('\n').Where(line => line.StartsWith("ExecStart=", StringComparison.Ordinal)).ToList();
        if (starts is not [var start] || start != $"ExecStart=/opt/besu/bin/besu {CommandOf(role)}" ||
            text.Contains("\nEnvironment", StringComparison.Ordinal))
        {
            yield return new(
                "start-options", file, $"{file} starts the {role} with more than its config file.", OverReason);
        }
    }

    private static string CommandOf(string role) => $"--config-file=/etc/besu/{role}/config.toml";

    [GeneratedRegex(
        @"\Ahyperledger/besu:(?<version>[0-9.]+)(?<digest>@(sha256:[0-9a-f]{64}|\$\{BESU_DIGEST:\?[^}]+\}))?\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Image();
}
