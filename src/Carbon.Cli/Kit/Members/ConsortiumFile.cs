using System.Globalization;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Kit.Yaml;
using Carbon.Cli.Network;
using Carbon.Ethereum;

namespace Carbon.Cli.Kit.Members;

/// <summary>
/// Reads <c>members.yaml</c>, the file of a consortium, and the cards that it names, which lie below its folder.
/// </summary>
internal static class ConsortiumFile
{
    private const ulong DelaySecondsMax = 90 * 86_400;
    private const int SeatsMax = 21;
    private const int MembersMax = 100;

    // Above 2^53 - 1 a number is not exact in every program that reads JSON.
    private const ulong NumberMax = (1UL << 53) - 1;

    // Deploying the register's contracts takes over five million gas in one transaction.
    private const ulong GasLimitMin = 10_000_000;

    /// <summary>Reads the file and its cards, and checks them against each other.</summary>
    /// <exception cref="CommandException">Something is wrong; the message names file and line.</exception>
    public static Consortium Read(string path)
    {
        var file = YamlFile.Read(path);
        var network = MemberCardFile.KeyOf(file, "network");
        var members = MembersOf(file);
        var consortium = new Consortium(
            network,
            file.Has("authority") ? file.Text("authority", 64) : $"{network} CA",
            file.Number("chainId", 1, NumberMax),
            file.Number("blockPeriodSeconds", 1, 60),
            file.Number("gasLimit", GasLimitMin, NumberMax),
            (int)file.Number("faultTolerance", 0, 33),
            GenesisTimeOf(file),
            BesuVersionOf(file),
            GenesisValidatorsOf(file, members),
            file.Has("founder") ? AccountOf(file, "founder", file.Text("founder")) : null,
            CouncilOf(file.Part("council")),
            members);
        file.NothingElse();
        ConsortiumRules.Require(file, consortium);
        return consortium;
    }

    /// <summary>The names of the cards in the file, as paths from its folder.</summary>
    /// <exception cref="CommandException">The file is wrong.</exception>
    public static IReadOnlyList<string> CardsOf(string path) => YamlFile.Read(path).Texts("members", MembersMax);

    // Before the first start they are the validators of the cards; later the file pins those of block 0.
    private static IReadOnlyList<Address> GenesisValidatorsOf(YamlPart file, List<MemberCard> members)
    {
        const string Name = "genesisValidators";
        var validators = members.Select(member => member.Validator).OfType<ChainNode>();
        if (!file.Has(Name))
            return Consortium.Ascending(validators.Select(validator => validator.Account));
        var first = file.Texts(Name, MembersMax).Select(text => AccountOf(file, Name, text)).ToList();
        return first.Distinct().Count() == first.Count
            ? Consortium.Ascending(first)
            : throw file.Fault(Name, "names one account twice");
    }

    private static Address AccountOf(YamlPart file, string name, string text) =>
        Address.TryParse(text, out var account) && account != Address.Zero
            ? account
            : throw file.Fault(name, $"must be 0x and 40 digits with a right checksum, not {text}");

    private static DateTimeOffset GenesisTimeOf(YamlPart file) =>
        DateTimeOffset.TryParseExact(
            file.Text("genesisTime"),
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time) && time > DateTimeOffset.UnixEpoch
            ? time
            : throw file.Fault("genesisTime", "must be a time that is past, such as 2026-11-01T00:00:00Z");

    private static string BesuVersionOf(YamlPart file)
    {
        var text = file.Text("besuVersion");
        return BesuRelease.TryParse(text) is { } version && version >= BesuRelease.Oldest
            ? text
            : throw file.Fault("besuVersion", $"must be {BesuRelease.Oldest} or newer, such as {BesuRelease.Oldest}");
    }

    private static CouncilPlan CouncilOf(YamlPart part)
    {
        var seats = part.Texts("seats", SeatsMax);
        var threshold = (byte)part.Number("threshold", 1, (ulong)seats.Count);
        var delay = part.Number("delaySeconds", 0, DelaySecondsMax);
        part.NothingElse();
        return new CouncilPlan(seats, threshold, delay);
    }

    private static List<MemberCard> MembersOf(YamlPart file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file.File))!;
        var cards = new List<MemberCard>();
        foreach (var name in file.Texts("members", MembersMax))
        {
            var isBelow = !Path.IsPathRooted(name) && !name.Split('/').Contains("..");
            var path = Path.Combine(folder, name);
            if (!isBelow || !File.Exists(path))
                throw file.Fault("members", $"names {name}, which is no card in or below {folder}");
            cards.Add(MemberCardFile.Read(path));
        }

        return cards;
    }
}
