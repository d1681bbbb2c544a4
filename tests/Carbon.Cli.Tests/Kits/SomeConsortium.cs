using Carbon.Cli.CommandLine;
using Carbon.Cli.Kit.Making;
using Carbon.Cli.Kit.Members;
using Carbon.Ethereum;
using Carbon.Registry.Codes;

namespace Carbon.Cli.Tests.Kits;

/// <summary>Four members with validators and RPC nodes, whose keys are made from numbers.</summary>
internal static class SomeConsortium
{
    public const string BesuVersion = "26.9.0";

    public const ulong ChainId = 654_002_001;

    public static readonly string[] Keys = ["forestry", "ecology", "court", "bank"];

    private static readonly (MemberKind Kind, Office[] Offices)[] Parts =
    [
        (MemberKind.ForestryBureau, [Office.Review, Office.Issue, Office.Cancel]),
        (MemberKind.EcologyBureau, [Office.File, Office.Offset]),
        (MemberKind.Court, [Office.Judge, Office.Refer]),
        (MemberKind.Bank, [Office.Lend]),
    ];

    public static IReadOnlyList<MemberCard> Cards => [.. Keys.Select((_, i) => Card(i))];

    public static MemberCard Card(int i)
    {
        var host = $"10.0.0.{i + 1}";
        return new MemberCard(
            Keys[i],
            $"样例机构 \"{Keys[i]}\" \\ {i}",
            Parts[i].Kind,
            Keys[i],
            new Dictionary<string, IReadOnlyList<Office>> { ["654002"] = Parts[i].Offices },
            Account(100 + i),
            new ChainNode(host, 30303, PublicKey(i)),
            new ChainNode(host, 30304, PublicKey(50 + i)),
            new Uri($"https://{Keys[i]}.example"));
    }

    public static string PublicKey(int number)
    {
        using var key = new PrivateKey([.. Enumerable.Repeat((byte)(number + 1), PrivateKey.Size)]);
        return Convert.ToHexStringLower(Secp256k1.PublicKey(key));
    }

    public static Address Account(int number) => Address.FromPublicKey(Convert.FromHexString(PublicKey(number)));

    /// <summary>The consortium's file over cards of these keys.</summary>
    public static string Text(IEnumerable<string> keys) => $"""
        network: sample
        authority: Sample CA
        chainId: {ChainId}
        blockPeriodSeconds: 5
        gasLimit: 30000000
        faultTolerance: 1
        genesisTime: 2026-01-01T00:00:00Z
        besuVersion: {BesuVersion}
        founder: "{Account(200)}"
        council:
          seats: [forestry, ecology, court]
          threshold: 2
          delaySeconds: 3600
        members:
        {string.Join('\n', keys.Select(key => $"  - cards/{key}.yaml"))}

        """;

    /// <summary>Writes cards and the file; gives its path.</summary>
    public static string Write(Scratch scratch, IReadOnlyList<MemberCard> cards, string text)
    {
        Directory.CreateDirectory(scratch.Path("in/cards"));
        foreach (var card in cards)
            File.WriteAllText(scratch.Path($"in/cards/{card.Key}.yaml"), MemberCardText.Of(card));
        File.WriteAllText(scratch.Path("in/members.yaml"), text);
        return scratch.Path("in/members.yaml");
    }

    /// <summary>The same of the usual four.</summary>
    public static string Write(Scratch scratch) => Write(scratch, Cards, Text(Keys));

    /// <summary>Makes a kit through the command line; gives its folder.</summary>
    public static async Task<string> MakeKitAsync(Scratch scratch, string members, string name = "deploy")
    {
        var (code, _, error) = await Scratch.RunAsync(
            "", "network", "init", "--members", members, "--out", scratch.Path(name));
        Assert.True(code == Exit.Done, error);
        Assert.True(File.Exists(scratch.Path($"{name}/{KitPlaces.Genesis}")));
        return scratch.Path(name);
    }
}
