using System.Text.Json.Nodes;
using Carbon.Cli.Kit.Genesis;
using Carbon.Cli.Kit.Making;

namespace Carbon.Cli.Kit.Checking;

/// <summary>Whether all members have one genesis file, and the kit names its hashes rightly.</summary>
internal static class SealLints
{
    /// <summary>Checks copies, seal, manifest and papers.</summary>
    public static IEnumerable<KitFinding> Of(KitOnDisk kit)
    {
        if (kit.TextOf(KitPlaces.Genesis) is not { } genesis)
            yield break;
        foreach (var file in kit.Consortium.Members
            .Where(member => KitPlaces.NodesOf(member).Any())
            .Select(member => KitPlaces.GenesisOf(member.Key))
            .Where(file => kit.TextOf(file) != genesis))
        {
            yield return new(
                "genesis-differs",
                file,
                $"{file} is missing or not byte for byte the kit's genesis.json.",
                "Nodes with another block 0 never link; with the same and other settings they fork later.");
        }

        var (sha256, hash) = (KitMaking.Sha256Of(genesis), HashOf(kit));
        if (kit.TextOf(KitPlaces.GenesisSeal) != KitMaking.SealOf(sha256))
            yield return Stale(KitPlaces.GenesisSeal, "is missing or not the SHA-256 of genesis.json");
        if (!Agrees(kit, sha256, hash))
            yield return Stale(KitPlaces.Manifest, "is missing or not that of members.yaml and genesis.json");
        foreach (var paper in (string[])[KitPlaces.Checklist, KitPlaces.Runbook])
        {
            if (hash is not null && kit.TextOf(paper)?.Contains(hash, StringComparison.Ordinal) != true)
                yield return Stale(paper, "is missing or does not name the hash of block 0");
        }
    }

    /// <summary>The hash of block 0, or null where the genesis file has none that can be computed.</summary>
    public static string? HashOf(KitOnDisk kit) => kit.JsonOf(KitPlaces.Genesis) is JsonObject genesis
        ? GenesisBlock.HashOf(genesis)?.ToString()
        : null;

    private static bool Agrees(KitOnDisk kit, string sha256, string? hash) =>
        kit.JsonOf(KitPlaces.Manifest) is JsonObject manifest
        && GenesisBlock.TextOf(manifest["network"]) == kit.Consortium.Network
        && GenesisBlock.NumberOf(manifest["chainId"]) == kit.Consortium.ChainId
        && GenesisBlock.TextOf(manifest["besuVersion"]) == kit.Consortium.BesuVersion
        && GenesisBlock.TextOf(manifest["genesisSha256"]) == sha256
        && (hash is null || GenesisBlock.TextOf(manifest["genesisHash"]) == hash);

    private static KitFinding Stale(string file, string found) =>
        new("stale", file, $"{file} {found}.", "Members compare by it, and gateways know their chain by it.");
}
