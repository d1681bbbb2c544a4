namespace Carbon.Cli.Kit.Making;

/// <summary>What a kit is of: <c>network.json</c>.</summary>
/// <param name="Network">Short name.</param>
/// <param name="ChainId">Signed into every transaction.</param>
/// <param name="BesuVersion">Of every node.</param>
/// <param name="GenesisSha256">Of the bytes of genesis.json.</param>
/// <param name="GenesisHash">Of block 0: what a node of this network answers.</param>
internal sealed record KitManifest(
    string Network, ulong ChainId, string BesuVersion, string GenesisSha256, string GenesisHash);
