using System.Text.Json.Nodes;
using Carbon.Cli.Kit.Genesis;
using Carbon.Cli.Kit.Making;
using Carbon.Cli.Kit.Members;

namespace Carbon.Cli.Kit.Checking;

/// <summary>
/// Whether the lists of nodes and accounts are those of <c>members.yaml</c> at every member, and so all the same.
/// </summary>
internal static class PeerLints
{
    private const string PeerReason =
        "Only the far end is checked: two nodes link when each is on the other's lists, and on nobody's but those.";

    private const string AccountReason =
        "A node drops what an account sends that is not on its list, and a proposer leaves it out.";

    /// <summary>Checks what the nodes of a member link to and let in.</summary>
    public static IEnumerable<KitFinding> Of(KitOnDisk kit, MemberCard member)
    {
        var nodes = KitPlaces.NodesOf(member).ToList();
        var peers = nodes.SelectMany(node => StaticNodes(kit, member, node.Role, node.Node));
        return nodes.Count == 0 ? [] : [.. peers, .. LetIn(kit, member)];
    }

    private static List<KitFinding> StaticNodes(KitOnDisk kit, MemberCard member, string role, ChainNode node)
    {
        var file = KitPlaces.PeersOf(member.Key, role);
        if (kit.JsonOf(file) is not JsonArray array || array.Any(item => GenesisBlock.TextOf(item) is null))
            return [new("list-unreadable", file, $"{file} is missing or no list of texts.", PeerReason)];
        var held = array.Select(item => GenesisBlock.TextOf(item)!);
        return Compare("peer", file, PeerReason, held, NodeFiles.EnodesFor(kit.Consortium, node));
    }

    private static List<KitFinding> LetIn(KitOnDisk kit, MemberCard member)
    {
        var file = KitPlaces.PermissionsOf(member.Key);
        if (kit.TextOf(file) is not { } text)
            return [new("list-unreadable", file, $"{file} is missing.", PeerReason)];
        try
        {
            var lists = FlatToml.Parse(text);
            return
            [
                .. Compare(
                    "peer",
                    file,
                    PeerReason,
                    lists.Items("nodes-allowlist"),
                    kit.Consortium.Nodes.Select(node => node.Enode)),
                .. Compare(
                    "account",
                    file,
                    AccountReason,
                    lists.Items("accounts-allowlist").Select(account => account.ToUpperInvariant()),
                    kit.Consortium.Accounts.Select(account => account.ToString().ToUpperInvariant())),
            ];
        }
        catch (FormatException e)
        {
            return [new("list-unreadable", file, $"{file}, {e.Message}.", PeerReason)];
        }
    }

    private static List<KitFinding> Compare(
        string what, string file, string reason, IEnumerable<string> held, IEnumerable<string> wanted)
    {
        var (here, there) = (held.ToList(), wanted.ToList());
        return
        [
            .. there.Except(here).Select(one => new KitFinding(
                $"{what}-missing", file, $"{file} lacks {one}.", reason)),
            .. here.Except(there).Select(one => new KitFinding(
                $"{what}-extra", file, $"{file} has {one}, which members.yaml does not know.", reason)),
            .. here.GroupBy(one => one).Where(group => group.Count() > 1).Select(group => new KitFinding(
                $"{what}-extra", file, $"{file} has {group.Key} twice.", reason)),
        ];
    }
}
