using System.Globalization;
using Carbon.Gateway.Answers;
using Carbon.Gateway.Reads;
using Carbon.Index.Queries;
using Carbon.Index.Rows;
using Carbon.Ledger;
using Start = Carbon.Api.V1.WatchEventsRequest.StartOneofCase;

namespace Carbon.Gateway.Watching;

/// <summary>Reads page after page of the index for a stream. No snapshot outlives its page.</summary>
internal sealed class WatchFeed(IndexReading reading, TicketViews views)
{
    private static readonly ulong ReorgMax = new FollowerOptions().MaxReorgDepth;

    /// <summary>Where a request begins. Refused: FieldInvalid.</summary>
    /// <exception cref="IndexBehindException">The index is not at the height asked for.</exception>
    public Result<EventCursor> Begin(Wire.WatchEventsRequest request, WatchFilter filter) => request.StartCase switch
    {
        Start.ResumeToken => ResumeTokens.Read(filter.Query, request.ResumeToken) is { } cursor
            ? cursor
            : Refusal.Of(
                RefusalCode.FieldInvalid, ("field", "resume_token"), ("limit", "a token of a stream so filtered")),
        Start.FromHeight => reading.Read<Result<EventCursor>>((snapshot, asOf) => request.FromHeight > asOf.Height + 1
            ? throw new IndexBehindException(request.FromHeight - 1, asOf.Height)
            : snapshot.CursorBelow(request.FromHeight)),
        Start.FromNow when request.FromNow =>
            reading.Read<Result<EventCursor>>((snapshot, _) => snapshot.CursorBelow(ulong.MaxValue)),
        _ => EventCursor.Start,
    };

    /// <summary>What follows a cursor. Refused: CaseUnknown, ResumePointUnknown.</summary>
    /// <exception cref="IndexBehindException">The index is not yet where the reader has been.</exception>
    public Result<WatchPage> Next(EventCursor after, WatchFilter filter) =>
        reading.Read<Result<WatchPage>>((snapshot, asOf) =>
        {
            if (IsHidden(snapshot, filter))
                return Refusal.Of(RefusalCode.CaseUnknown, ("caseId", filter.Case.ToString()));
            if (snapshot.Feed(after, filter.Ticket, Limits.WatchPage) is not { } page)
                return Lost(after, asOf.Height);
            var messages = page.Entries.Where(filter.Fits).Select(entry => Message(snapshot, entry, filter)).ToList();
            var heartbeat = new Wire.WatchEventsResponse
            {
                Heartbeat = asOf,
                ResumeToken = ResumeTokens.Make(filter.Query, page.After),
            };
            return new WatchPage(messages, heartbeat, page.After, page.AtTip);
        });

    private static bool IsHidden(IndexSnapshot snapshot, WatchFilter filter) =>
        filter.Audience == Audience.Public && !filter.Case.IsZero &&
        snapshot.Case(filter.Case) is not { Published: true };

    // No chain changes further back than it may be undone, so what lies deeper below the lost block was told rightly.
    private static Refusal Lost(EventCursor after, ulong height)
    {
        if (after.Height > height)
            throw new IndexBehindException(after.Height, height);
        var again = after.Height < ReorgMax ? 0 : after.Height - ReorgMax + 1;
        return Refusal.Of(
            RefusalCode.ResumePointUnknown, ("height", again.ToString(CultureInfo.InvariantCulture)));
    }

    private Wire.WatchEventsResponse Message(IndexSnapshot snapshot, FeedEntry entry, WatchFilter filter)
    {
        var told = new Wire.WatchedEvent
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{entry.Block}-{entry.Row.LogIndex}"),
            BlockHash = entry.Block.ToString(),
            LogIndex = entry.Row.LogIndex,
            Event = views.Event(snapshot, entry.Row, entry.Scope.Kind),
            Tickets = { entry.Scope.Tickets.Take(Limits.WatchTickets).Select(number => $"tickets/{number}") },
        };
        var message = new Wire.WatchEventsResponse { ResumeToken = ResumeTokens.Make(filter.Query, entry.After) };
        if (entry.Superseded)
            message.Superseded = told;
        else
            message.Event = told;
        return message;
    }
}
