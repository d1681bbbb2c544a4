using Carbon.Index.Rows;

namespace Carbon.Gateway.Reads;

/// <summary>One sentence for an entry of a history.</summary>
internal static class HistoryTexts
{
    /// <summary>Says what happened.</summary>
    public static string Say(HistoryRow row, Language language, RegisterNames names) =>
        $"{row.Event} {names.OfMember(row.Member, language)}";
}
