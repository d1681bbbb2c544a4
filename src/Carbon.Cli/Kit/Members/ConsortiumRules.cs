using System.Globalization;
using Carbon.Cli.Kit.Yaml;

namespace Carbon.Cli.Kit.Members;

/// <summary>What must hold between the members of a consortium.</summary>
internal static class ConsortiumRules
{
    /// <summary>Ends the command with a sentence on the first rule that is broken.</summary>
    public static void Require(YamlPart file, Consortium consortium)
    {
        if (PublicChains.Name(consortium.ChainId) is { } owner)
            throw file.Fault("chainId", $"is that of {owner}: what is signed for one chain is valid on the other");
        var members = consortium.Members;
        RequireOnce(file, members, "key", member => [member.Key]);
        RequireOnce(file, members, "name", member => [member.Name]);
        RequireOnce(file, members, "signing account", member => [$"{member.Signer}"]);
        RequireOnce(file, members, "node key", member => NodesOf(member).Select(node => node.PublicKey));
        RequireOnce(file, members, "host and port", member => NodesOf(member).Select(node => node.EndPoint));
        RequireOnce(
            file,
            members,
            "account",
            member => [.. NodesOf(member).Select(node => $"{node.Account}"), $"{member.Signer}"]);
        if (consortium.Council.Members.FirstOrDefault(seat => !members.Any(one => one.Key == seat)) is { } stranger)
            throw file.Fault("council", $"seats {stranger}, which is no member");
        RequireValidators(file, consortium);
        RequireTolerance(file, consortium);
    }

    private static void RequireValidators(YamlPart file, Consortium consortium)
    {
        if (!consortium.Validators.Any())
            throw file.Fault("members", "has no validator: then nobody makes blocks");
        if (!consortium.Members.Any(member => member.Rpc is not null))
            throw file.Fault("members", "has no RPC node: then no gateway reaches the chain");
    }

    private static void RequireTolerance(YamlPart file, Consortium consortium)
    {
        var (validators, claimed) = (consortium.Validators.ToList(), consortium.FaultTolerance);
        if (claimed == 0)
            return;
        if (validators.Count < (3 * claimed) + 1)
        {
            throw file.Fault("faultTolerance", string.Create(
                CultureInfo.InvariantCulture,
                $"claims {claimed}, which takes {(3 * claimed) + 1} validators; the members run {validators.Count}"));
        }

        RequireApart(file, validators, "operator", member => member.Operator);
        RequireApart(file, validators, "host", member => member.Validator!.Host);
    }

    private static void RequireApart(
        YamlPart file, IReadOnlyList<MemberCard> validators, string what, Func<MemberCard, string> place)
    {
        if (validators.GroupBy(place).FirstOrDefault(group => group.Count() > 1) is { } shared)
        {
            var names = string.Join(" and ", shared.Select(member => member.Key));
            throw file.Fault(
                "faultTolerance", $"is claimed, but the validators of {names} have one {what}, {shared.Key}");
        }
    }

    private static void RequireOnce(
        YamlPart file,
        IReadOnlyList<MemberCard> members,
        string what,
        Func<MemberCard, IEnumerable<string>> values)
    {
        var held = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            foreach (var value in values(member))
            {
                if (!held.TryAdd(value, member.Key))
                    throw file.Fault("members", $"{held[value]} and {member.Key} have one {what}, {value}");
            }
        }
    }

    private static IEnumerable<ChainNode> NodesOf(MemberCard member) =>
        ((ChainNode?[])[member.Validator, member.Rpc]).OfType<ChainNode>();
}
