using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Kit.Yaml;
using Carbon.Ethereum;

namespace Carbon.Cli.Kit.Members;

/// <summary>Reads a member's card: the YAML file that <c>carbon network join</c> writes and that travels.</summary>
internal static partial class MemberCardFile
{
    private const int NameBytesMax = 120;
    private const int DivisionsMax = 64;

    // What the register refuses to one member in one division.
    private static readonly Office[] ForestryKeys = [Office.Issue, Office.Cancel];
    private static readonly Office[] EcologyKeys = [Office.File, Office.Offset];

    /// <summary>Reads and checks one card.</summary>
    /// <exception cref="CommandException">It cannot be read or is wrong; the message names file and line.</exception>
    public static MemberCard Read(string path)
    {
        var card = YamlFile.Read(path);
        var key = KeyOf(card, "key");
        var read = new MemberCard(
            key,
            NameOf(card),
            card.Word<MemberKind>("kind"),
            card.Has("operator") ? KeyOf(card, "operator") : key,
            OfficesOf(card),
            AddressOf(card, "signer"),
            card.Has("validator") ? ValidatorOf(card.Part("validator")) : null,
            card.Has("rpc") ? NodeOf(card.Part("rpc")) : null,
            card.Has("publicAddress") ? WebAddressOf(card) : null);
        card.NothingElse();
        if (read.Rpc is not null != read.PublicAddress is not null)
            throw card.Fault("publicAddress", "and rpc belong together: a gateway asks its own node");
        return read;
    }

    /// <summary>A short name in small letters, digits and hyphens.</summary>
    public static string KeyOf(YamlPart part, string name)
    {
        var text = part.Text(name);
        return IsKey(text)
            ? text
            : throw part.Fault(name, $"must be 1 to 32 small letters, digits and hyphens, not {text}");
    }

    /// <summary>Whether a text may name a member, an operator or a network.</summary>
    public static bool IsKey(string text) => Key().IsMatch(text);

    /// <summary>Whether a text is a division's code.</summary>
    public static bool IsDivision(string text) => Division().IsMatch(text);

    /// <summary>Whether a text is an IPv4 address that others can reach, in its usual form.</summary>
    public static bool IsHost(string text) =>
        IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetwork
        && address.ToString() == text && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.Broadcast);

    /// <summary>Why one member may not hold these offices in one division, or null.</summary>
    public static string? ConflictOf(IReadOnlyList<Office> offices)
    {
        if (offices.Intersect(ForestryKeys).Any() && offices.Intersect(EcologyKeys).Any())
            return "gives one member both keys: Issue or Cancel never go with File or Offset";
        return offices.Contains(Office.Judge) && offices.Contains(Office.Lend)
            ? "lets a member judge its own loans: Judge never goes with Lend"
            : null;
    }

    private static string NameOf(YamlPart card)
    {
        var name = card.Text("name");
        return Encoding.UTF8.GetByteCount(name) <= NameBytesMax
            ? name
            : throw card.Fault("name", $"must have at most {NameBytesMax} bytes of UTF-8");
    }

    private static Dictionary<string, IReadOnlyList<Office>> OfficesOf(YamlPart card)
    {
        var offices = new Dictionary<string, IReadOnlyList<Office>>(StringComparer.Ordinal);
        if (!card.Has("offices"))
            return offices;
        var part = card.Part("offices");
        if (part.Entries.Count > DivisionsMax)
            throw card.Fault("offices", $"names over {DivisionsMax} divisions");
        foreach (var entry in part.Entries)
        {
            if (!IsDivision(entry.Name))
                throw part.Fault(entry.Name, "is no division: those are codes of six digits");
            var held = part.Words<Office>(entry);
            if (ConflictOf(held) is { } conflict)
                throw part.Fault(entry.Name, conflict);
            offices.Add(entry.Name, held);
        }

        return offices;
    }

    private static ChainNode ValidatorOf(YamlPart part)
    {
        var account = AddressOf(part, "address");
        var node = NodeOf(part);
        return node.Account == account
            ? node
            : throw part.Fault("address", $"is not the account of publicKey, which is {node.Account}");
    }

    private static ChainNode NodeOf(YamlPart part)
    {
        var host = part.Text("host");
        if (!IsHost(host))
            throw part.Fault("host", $"must be an IPv4 address that others reach, not {host}");
        var port = (int)part.Number("port", 1024, 65_535);
        var key = part.Text("publicKey");
        if (!PublicKey().IsMatch(key))
            throw part.Fault("publicKey", "must be 128 small hexadecimal digits");
        part.NothingElse();
        return new ChainNode(host, port, key);
    }

    private static Address AddressOf(YamlPart part, string name) =>
        Address.TryParse(part.Text(name), out var address) && address != Address.Zero
            ? address
            : throw part.Fault(name, "must be 0x and 40 digits with a right checksum");

    private static Uri WebAddressOf(YamlPart card) =>
        Uri.TryCreate(card.Text("publicAddress"), UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : throw card.Fault("publicAddress", "must be an http or https address");

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,31}\z")]
    private static partial Regex Key();

    [GeneratedRegex(@"\A[1-9][0-9]{5}\z")]
    private static partial Regex Division();

    [GeneratedRegex(@"\A[0-9a-f]{128}\z")]
    private static partial Regex PublicKey();
}
