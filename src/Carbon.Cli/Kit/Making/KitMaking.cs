using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Kit.Genesis;
using Carbon.Cli.Kit.Members;

namespace Carbon.Cli.Kit.Making;

/// <summary>Makes a kit of files from <c>members.yaml</c>: the same input gives the same bytes.</summary>
internal static class KitMaking
{
    /// <summary>Every file of the kit.</summary>
    /// <param name="membersFile">The consortium's file, which the kit keeps with its cards.</param>
    /// <param name="consortium">What it says.</param>
    public static IReadOnlyList<KitFile> Of(string membersFile, Consortium consortium)
    {
        var genesis = GenesisText.Of(consortium);
        var manifest = ManifestOf(consortium, genesis);
        var files = new List<KitFile>
        {
            new(KitPlaces.Genesis, genesis),
            new(KitPlaces.GenesisSeal, SealOf(manifest.GenesisSha256)),
            new(KitPlaces.Manifest, JsonSerializer.Serialize(manifest, JsonOutput.Options) + "\n"),
            new(KitPlaces.Members, File.ReadAllText(membersFile)),
        };
        var folder = Path.GetDirectoryName(Path.GetFullPath(membersFile))!;
        files.AddRange(ConsortiumFile.CardsOf(membersFile)
            .Select(card => new KitFile(card, File.ReadAllText(Path.Combine(folder, card)))));
        foreach (var (member, i) in consortium.Members.Select((member, i) => (member, i)))
        {
            if (KitPlaces.NodesOf(member).Any())
                files.Add(new(KitPlaces.GenesisOf(member.Key), genesis));
            files.AddRange(NodeFiles.Of(consortium, member));
            files.AddRange(GatewayFiles.Of(consortium, member, i + 1));
        }

        files.AddRange(PaperFiles.Of(consortium, manifest));
        if (files.GroupBy(file => file.Path).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new CommandException(Exit.Refused, $"A card may not be called {twice.Key}: the kit has such a file.");
        return files;
    }

    /// <summary>SHA-256 of a text's bytes, in small hexadecimal digits.</summary>
    public static string Sha256Of(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The line that <c>sha256sum -c</c> reads.</summary>
    public static string SealOf(string sha256) => $"{sha256}  {KitPlaces.Genesis}\n";

    private static KitManifest ManifestOf(Consortium consortium, string genesis)
    {
        var hash = GenesisBlock.HashOf((JsonObject)JsonNode.Parse(genesis)!)
            ?? throw new InvalidOperationException("A genesis file of ours has a block 0.");
        return new(
            consortium.Network, consortium.ChainId, consortium.BesuVersion, Sha256Of(genesis), $"{hash}");
    }
}
