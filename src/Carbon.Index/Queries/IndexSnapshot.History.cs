using Carbon.Index.Rows;

namespace Carbon.Index.Queries;

public sealed partial class IndexSnapshot
{
    private const string HistoryColumns =
        "SELECT h.position, h.tx, h.time, h.event, h.member, h.document, h.amount, h.fields FROM history h ";

    /// <summary>What happened to a ticket, oldest first. The cursor is HistoryRow.Position.</summary>
    public IReadOnlyList<HistoryRow> History(RegisterNumber ticket, ulong after, int take) => Session.All(
        HistoryColumns + "JOIN history_tickets t ON t.position = h.position " +
        "WHERE t.ticket = $1 AND t.position > $2 ORDER BY t.position LIMIT $3",
        ReadHistory, ticket.Cell(), BoundedPosition(after), Bounded(take));

    /// <summary>The same by page.</summary>
    public ListPage<HistoryRow> History(RegisterNumber ticket, ListPlace after, int take) => Scan(
        after, take, (place, count) => History(ticket, place.First, count), _ => true, row => new(row.Position));

    /// <summary>What happened in the register, oldest first. The cursor is HistoryRow.Position.</summary>
    public IReadOnlyList<HistoryRow> Events(ulong after, int take) => Session.All(
        HistoryColumns + "WHERE h.position > $1 ORDER BY h.position LIMIT $2",
        ReadHistory, BoundedPosition(after), Bounded(take));

    /// <summary>The last event; a block without events moves nothing.</summary>
    public RegisterMark Mark() => Session.One(
        "SELECT position, tx FROM history ORDER BY position DESC LIMIT 1",
        row => new Found<RegisterMark>(new(Cells.HeightOf(row.GetInt64(0)), row.Unsigned(0), row.Digest(1))))?.Value
        ?? default;

    private static long BoundedPosition(ulong after) => (long)Math.Min(after, long.MaxValue);

    private static HistoryRow ReadHistory(StoreRow row)
    {
        var position = row.GetInt64(0);
        return new HistoryRow(
            (ulong)position, Cells.HeightOf(position), Cells.LogIndexOf(position), row.Digest(1), row.Unsigned(2),
            row.GetString(3), row.Member(4), row.Digest(5), row.UnsignedOrNull(6), row.GetString(7));
    }
}
