using System.Text.RegularExpressions;
using Carbon.Cli.Kit.Making;

namespace Carbon.Cli.Kit.Checking;

/// <summary>Whether something in a kit could be a key: 64 hexadecimal digits that are no hash of the network.</summary>
internal static partial class SecretLints
{
    private const string Reason = "A kit travels to all members; a key that has travelled is nobody's any more.";

    private static readonly string[] SecretNames = ["keystore.json", "passphrase", "key"];

    /// <summary>Looks through every file of the kit, but for members' copies of the genesis file.</summary>
    /// <param name="kit">The kit.</param>
    /// <param name="hashes">The hashes that may stand anywhere, in small digits without 0x.</param>
    /// <param name="stale">Files that name another hash and are told of already.</param>
    public static IEnumerable<KitFinding> Of(
        KitOnDisk kit, IReadOnlySet<string> hashes, IEnumerable<string> stale)
    {
        var skipped = kit.Consortium.Members.Select(member => KitPlaces.GenesisOf(member.Key))
            .Concat(stale)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var file in kit.Files().Where(file => !skipped.Contains(file)))
        {
            var name = Path.GetFileName(file);
            if (SecretNames.Contains(name) || name.EndsWith(".key", StringComparison.Ordinal))
                yield return new("secret-file", file, $"{file} is named as keys and passphrases are.", Reason);
            else if (KeysIn(kit.TextOf(file)!, hashes) > 0)
                yield return Key(file);
        }
    }

    private static int KeysIn(string text, IReadOnlySet<string> hashes) => SixtyFour().Matches(text)
        .Count(match => !hashes.Contains(match.Groups["digits"].Value.ToLowerInvariant()));

    private static KitFinding Key(string file) => file == KitPlaces.Genesis
        ? new("key-in-genesis", file, $"{file} holds 64 hexadecimal digits as a private key has.", Reason)
        : new("secret-file", file, $"{file} holds 64 hexadecimal digits as a private key has.", Reason);

    // A digest of an image says so; public keys and lists of addresses are longer, addresses are shorter.
    [GeneratedRegex("(?<![0-9a-fA-F])(?<!sha256:)(0x)?(?<digits>[0-9a-fA-F]{64})(?![0-9a-fA-F])")]
    private static partial Regex SixtyFour();
}
