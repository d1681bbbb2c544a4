using System.Text.Json.Nodes;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Kit.Genesis;
using Carbon.Cli.Kit.Making;
using Carbon.Cli.Kit.Members;

namespace Carbon.Cli.Kit.Checking;

/// <summary>Reads a kit back from its files and tells what in it would do harm.</summary>
internal static class KitChecking
{
    /// <summary>The findings in the order of files and rules; none where the kit is sound.</summary>
    /// <param name="folder">The kit.</param>
    /// <param name="beside">Another network's kit, or null.</param>
    /// <exception cref="CommandException">There is no kit, or a members.yaml that is wrong.</exception>
    public static IReadOnlyList<KitFinding> Of(string folder, string? beside)
    {
        var kit = new KitOnDisk(folder, ConsortiumOf(folder));
        var findings = new List<KitFinding>(GenesisLints.Of(kit));
        var seals = SealLints.Of(kit).ToList();
        findings.AddRange(seals);
        foreach (var member in kit.Consortium.Members)
        {
            foreach (var (role, node) in KitPlaces.NodesOf(member))
                findings.AddRange(ConfigLints.Of(kit, member, role, node));
            findings.AddRange(PeerLints.Of(kit, member));
            findings.AddRange(StartLints.Of(kit, member));
        }

        findings.AddRange(SecretLints.Of(kit, HashesOf(kit), seals.Select(seal => seal.File)));
        if (beside is not null)
            findings.AddRange(BesideLints.Of(kit.Consortium, ConsortiumOf(beside)));
        return findings;
    }

    private static Consortium ConsortiumOf(string folder)
    {
        var members = Path.Combine(folder, KitPlaces.Members);
        return File.Exists(members)
            ? ConsortiumFile.Read(members)
            : throw new CommandException(Exit.Failed, $"{folder} holds no kit: there is no {KitPlaces.Members} in it.");
    }

    // What is called a hash, in the files that name hashes.
    private static HashSet<string> HashesOf(KitOnDisk kit)
    {
        var manifest = kit.JsonOf(KitPlaces.Manifest) as JsonObject;
        var genesis = kit.JsonOf(KitPlaces.Genesis) as JsonObject;
        string?[] named =
        [
            SealLints.HashOf(kit),
            GenesisBlock.TextOf(manifest?["genesisHash"]),
            GenesisBlock.TextOf(genesis?["mixHash"]),
            kit.TextOf(KitPlaces.Genesis) is { } text ? KitMaking.Sha256Of(text) : null,
        ];
        return
        [
            .. named.OfType<string>().Select(hash =>
                hash.ToLowerInvariant().Replace("0x", "", StringComparison.Ordinal)),
        ];
    }
}
