using Carbon.Index.Rows;

namespace Carbon.Index.Queries;

public sealed partial class IndexSnapshot
{
    /// <summary>The most tickets that the scope of an entry names: a root's freeze may concern thousands.</summary>
    private const int ScopeTicketsMax = 64;

    private const string FeedRows =
        "SELECT h.position, h.tx, h.time, h.event, h.member, h.document, h.amount, h.fields, b.hash FROM history h " +
        "JOIN history_blocks b ON b.height = (h.position >> 20) ";

    private const string SupersededRows =
        "SELECT position, tx, time, event, member, document, amount, fields, scope FROM superseded_events ";

    /// <summary>
    /// What a reader who stands at a cursor is to be told next. Where its block still stands: the events that follow,
    /// or those of one ticket; else, newest first, those that it knows and that were taken back. An empty page that is
    /// not at the tip only leads on.
    /// </summary>
    /// <returns>Null where nobody knows the cursor's block.</returns>
    public FeedPage? Feed(EventCursor after, RegisterNumber ticket, int take) =>
        Stands(after) ? Following(after, ticket, take) : TakenBack(after, take);

    /// <summary>The last block below a height that holds events, as a cursor that knows all of it.</summary>
    public EventCursor CursorBelow(ulong height) => Session.One(
        "SELECT height, hash FROM history_blocks WHERE height < $1 ORDER BY height DESC LIMIT 1",
        row => new Found<EventCursor>(EventCursor.After(new BlockPoint(row.Unsigned(0), row.Digest(1)))),
        BoundedPosition(height))?.Value ?? EventCursor.Start;

    private bool Stands(EventCursor cursor) =>
        cursor.Block.IsZero ||
        Session.Count("SELECT count(*) FROM history_blocks WHERE height = $1 AND hash = $2",
            BoundedPosition(cursor.Height), cursor.Block.Cell()) > 0;

    private FeedPage Following(EventCursor after, RegisterNumber ticket, int take)
    {
        // Whole is one more than the last log index can be, so it carries over into the next height.
        var from = after.Block.IsZero ? 0 : Cells.Position(after.Height, 0) + after.Next;
        var rows = ticket == default
            ? Session.All(FeedRows + "WHERE h.position >= $1 ORDER BY h.position LIMIT $2",
                ReadStanding, from, Bounded(take))
            : Session.All(FeedRows + "JOIN history_tickets t ON t.position = h.position " +
                "WHERE t.ticket = $1 AND t.position >= $2 ORDER BY t.position LIMIT $3",
                ReadStanding, ticket.Cell(), from, Bounded(take));
        var entries = rows.Select(found => new FeedEntry(
            found.Row, found.Block,
            EventScopes.Of(Session, (long)found.Row.Position, found.Row.FieldsJson, ScopeTicketsMax), false,
            new EventCursor(found.Row.Height, found.Block, found.Row.LogIndex + 1))).ToList();
        return entries.Count == take
            ? new FeedPage(entries, entries[^1].After, AtTip: false)
            : new FeedPage(entries, CursorBelow(ulong.MaxValue), AtTip: true);
    }

    private FeedPage? TakenBack(EventCursor after, int take)
    {
        if (Session.One(
            "SELECT previous_height, previous_hash FROM superseded_blocks WHERE hash = $1", ReadPrevious,
            after.Block.Cell()) is not { } previous)
            return null;
        var entries = Session.All(
            SupersededRows + "WHERE block = $1 AND position < $2 ORDER BY position DESC LIMIT $3",
            row =>
            {
                var known = ReadHistory(row);
                return new FeedEntry(known, after.Block, EventScopes.Read(row.GetString(8)), true,
                    new EventCursor(known.Height, after.Block, known.LogIndex));
            },
            after.Block.Cell(), Cells.Position(after.Height, 0) + after.Next, Bounded(take));
        return new FeedPage(entries, entries.Count == take ? entries[^1].After : previous.Value, AtTip: false);
    }

    private static Found<EventCursor> ReadPrevious(StoreRow row) => new(row.IsDBNull(0)
        ? EventCursor.Start
        : EventCursor.After(new BlockPoint(row.Unsigned(0), row.Digest(1))));

    private static Standing ReadStanding(StoreRow row) => new(ReadHistory(row), row.Digest(8));

    private sealed record Standing(HistoryRow Row, Digest Block);
}
