using System.Collections.Frozen;

namespace Carbon.Cli.Kit.Members;

/// <summary>Chain ids that are taken by chains that many know, and by tools that developers run.</summary>
internal static class PublicChains
{
    private static readonly (ulong Id, string Name)[] Taken =
    [
        (1, "Ethereum"), (5, "Goerli"), (10, "OP Mainnet"), (25, "Cronos"), (30, "Rootstock"), (56, "BNB Chain"),
        (61, "Ethereum Classic"), (97, "BNB testnet"), (100, "Gnosis"), (128, "HECO"), (130, "Unichain"),
        (137, "Polygon"), (146, "Sonic"), (196, "X Layer"), (250, "Fantom"), (314, "Filecoin"), (324, "zkSync Era"),
        (480, "World Chain"), (1030, "Conflux eSpace"), (1101, "Polygon zkEVM"), (1284, "Moonbeam"),
        (1337, "local networks of developers"), (5000, "Mantle"), (8217, "Kaia"), (8453, "Base"), (10200, "Chiado"),
        (17000, "Holesky"), (31337, "Hardhat and Anvil"), (42161, "Arbitrum One"), (42170, "Arbitrum Nova"),
        (42220, "Celo"), (43113, "Avalanche Fuji"), (43114, "Avalanche"), (59144, "Linea"), (80002, "Polygon Amoy"),
        (81457, "Blast"), (84532, "Base Sepolia"), (167000, "Taiko"), (421614, "Arbitrum Sepolia"),
        (534352, "Scroll"), (560048, "Hoodi"), (7777777, "Zora"), (11155111, "Sepolia"), (11155420, "OP Sepolia"),
        (1313161554, "Aurora"), (1666600000, "Harmony"),
    ];

    private static readonly FrozenDictionary<ulong, string> Names =
        Taken.ToFrozenDictionary(chain => chain.Id, chain => chain.Name);

    /// <summary>Whose id it is, or null.</summary>
    public static string? Name(ulong chainId) => Names.GetValueOrDefault(chainId);
}
