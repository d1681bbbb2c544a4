using System.Globalization;
using Carbon.Gateway.Reads;
using Carbon.Gateway.Writes;
using Carbon.Index.Rows;

namespace Carbon.Gateway.Watching;

/// <summary>Which events a stream tells. What is zero or empty filters nothing.</summary>
/// <param name="Audience">In public only what concerns tickets is told, as a ticket's history tells it.</param>
/// <param name="Ticket">Only what concerns this ticket.</param>
/// <param name="Lot">Only what concerns this lot or a ticket of it.</param>
/// <param name="Case">Only what concerns this damage case.</param>
/// <param name="Events">Only events of these names, each once, in their order.</param>
/// <param name="Division">Only of this division.</param>
internal sealed record WatchFilter(
    Audience Audience,
    RegisterNumber Ticket,
    RegisterNumber Lot,
    Digest Case,
    IReadOnlyList<string> Events,
    uint Division)
{
    private const int EventsMax = 32;

    /// <summary>What a resume token is bound to.</summary>
    public string Query => string.Create(
        CultureInfo.InvariantCulture,
        $"WatchEvents {Audience} {Ticket} {Lot} {Case} {Division} {string.Join(',', Events)}");

    /// <summary>The filter of a request. Refused: FieldInvalid, NumberMalformed, CheckCharacterWrong.</summary>
    public static Result<WatchFilter> Of(Wire.WatchEventsRequest r, Audience audience)
    {
        var fields = new RequestFields();
        var ticket = r.Ticket.Length == 0 ? default : fields.Ticket(r.Ticket);
        var lot = r.Lot.Length == 0 ? default : fields.Application(r.Lot);
        var damage = fields.IdOrNone("cases/", r.Case);
        var division = r.Division == 0 ? 0 : fields.Division(r.Division);
        var events = fields.Each(r.Events, 0, EventsMax, (one, name) => one.EventName(name));
        return fields.Refusal is { } wrong
            ? wrong
            : new WatchFilter(
                audience, ticket, lot, damage, [.. events.Distinct().Order(StringComparer.Ordinal)], division);
    }

    /// <summary>Whether an entry of the feed of this filter's ticket is told.</summary>
    public bool Fits(FeedEntry entry)
    {
        var scope = entry.Scope;
        return (Audience == Audience.Member || scope.Tickets.Count > 0)
            && (Events.Count == 0 || Events.Contains(entry.Row.Event))
            && (Division == 0 || scope.Divisions.Contains(Division))
            && (Lot == default || scope.Lots.Contains(Lot))
            && (Case.IsZero || scope.Case == Case)
            // The index picks the standing events of a ticket, and tells of the superseded ones whatever they concern.
            && (Ticket == default || !entry.Superseded || scope.Tickets.Contains(Ticket));
    }
}
