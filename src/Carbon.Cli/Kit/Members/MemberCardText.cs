using System.Globalization;
using System.Text;

namespace Carbon.Cli.Kit.Members;

/// <summary>Writes a member's card as <see cref="MemberCardFile"/> reads it.</summary>
internal static class MemberCardText
{
    /// <summary>The card's YAML; the same card gives the same text.</summary>
    public static string Of(MemberCard card)
    {
        var text = new StringBuilder();
        text.Append("# The card of a member: all of it is public. Its consortium names this file in members.yaml.\n");
        Line(text, "key", card.Key);
        Line(text, "name", Quoted(card.Name));
        Line(text, "kind", card.Kind.ToString());
        Line(text, "operator", card.Operator);
        if (card.Offices.Count > 0)
            text.Append("offices:\n");
        foreach (var (division, offices) in card.Offices.OrderBy(held => held.Key, StringComparer.Ordinal))
            Line(text, $"  \"{division}\"", $"[{string.Join(", ", offices.Order())}]");
        Line(text, "signer", $"\"{card.Signer}\"");
        if (card.Validator is { } validator)
        {
            Node(text, "validator", validator);
            Line(text, "  address", $"\"{validator.Account}\"");
        }

        if (card.Rpc is { } rpc)
            Node(text, "rpc", rpc);
        if (card.PublicAddress is { } address)
            Line(text, "publicAddress", Quoted(address.OriginalString));
        return text.ToString();
    }

    private static void Node(StringBuilder text, string name, ChainNode node)
    {
        text.Append(name).Append(":\n");
        Line(text, "  host", $"\"{node.Host}\"");
        Line(text, "  port", node.Port.ToString(CultureInfo.InvariantCulture));
        Line(text, "  publicKey", $"\"{node.PublicKey}\"");
    }

    private static void Line(StringBuilder text, string name, string value) =>
        text.Append(name).Append(": ").Append(value).Append('\n');

    private static string Quoted(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
