using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Carbon.Gateway.Page;

/// <summary>Words and figures of the page.</summary>
internal static class PageTexts
{
    /// <summary>China time to the minute, as offices write it.</summary>
    public static string Minute(Timestamp time) => ChinaTime.Minute((ulong)time.Seconds);

    /// <summary>The day in China.</summary>
    public static string Day(Timestamp time) => ChinaTime.Day((ulong)time.Seconds);

    /// <summary>For programs that read the page.</summary>
    public static string Iso(Timestamp time) =>
        DateTimeOffset.FromUnixTimeSeconds(time.Seconds)
            .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>An amount in tonnes or mu with groups of three digits, exact.</summary>
    public static string Amount(string plain)
    {
        var (whole, rest) = plain.Split('.', 2) is [var left, var right] ? (left, "." + right) : (plain, "");
        return ulong.Parse(whole, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture) + rest;
    }

    /// <summary>The unit of a ticket's amounts.</summary>
    public static string Unit(Wire.Ticket ticket, Language language) =>
        AmountText.Unit((Kind)ticket.Kind, language).Trim();

    /// <summary>The unit with what it measures.</summary>
    public static string LongUnit(Wire.Ticket ticket, Language language) => ticket.Kind == Wire.Kind.Carbon
        ? language == Language.Chinese ? "吨二氧化碳当量" : "t CO₂e"
        : Unit(ticket, language);

    /// <summary>Area in mu.</summary>
    public static string Area(ulong thousandths, Language language) =>
        Amount(AmountText.Plain(thousandths, Kind.StateStand)) + AmountText.Unit(Kind.StateStand, language);

    /// <summary>The state without the amounts, for the badge.</summary>
    public static string Badge(Wire.Ticket ticket, Language language)
    {
        var text = language == Language.Chinese ? ticket.StateTextZh : ticket.StateTextEn;
        var end = text.IndexOfAny(['（', '(']);
        return end < 0 ? text : text[..end].Trim();
    }

    /// <summary>The tone of the badge.</summary>
    public static string Tone(Wire.Ticket ticket) => ticket.State switch
    {
        Wire.TicketState.Live => "good",
        Wire.TicketState.PartlyPledged or Wire.TicketState.Pledged or Wire.TicketState.PartlyFrozen or
            Wire.TicketState.Frozen or Wire.TicketState.Lost => "warn",
        _ => "ended",
    };

    /// <summary>A resource's own id: what follows the last slash.</summary>
    public static string Id(string name) => name[(name.LastIndexOf('/') + 1)..];

    /// <summary>A member's name, or its number.</summary>
    public static string Member(Wire.Member? member, Language language) => member switch
    {
        null => "",
        { Name.Length: > 0 } => member.Name,
        _ => (language == Language.Chinese ? "成员 " : "member ") + member.Member_,
    };
}
