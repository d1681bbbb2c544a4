using Carbon.Index.Rows;
using Microsoft.Data.Sqlite;

namespace Carbon.Index.Queries;

public sealed partial class IndexSnapshot
{
    private const string TicketColumns =
        """
        SELECT t.number, t.status, t.issued_amount, t.amount, t.pledged, t.frozen, t.offset, t.liens, r.root_freezes,
          t.ownership, t.holder, t.root, t.parent, t.policy, t.print_version, t.issuer, t.issued_at,
          t.lot, a.place, a.area, a.period_start, a.period_end, a.method, a.certificate
        FROM tickets t JOIN tickets r ON r.number = t.root JOIN applications a ON a.number = t.lot

        """;

    private const string LienColumns =
        """
        SELECT id, ticket, kind, owner, amount, until, rank, status, document, placed_at, released_at, release_document
        FROM liens

        """;

    private const string HistoryColumns =
        "SELECT h.position, h.tx, h.time, h.event, h.member, h.document, h.amount, h.fields FROM history h ";

    private const string OwnersOfTicket = "SELECT person, parts FROM ticket_shares WHERE ticket = $1 ORDER BY seat";

    private const uint DivisionMax = 999_999;

    /// <summary>The ticket, or null where no ticket bears the number. Ended tickets answer too.</summary>
    public TicketRow? Ticket(RegisterNumber number)
    {
        var ticket = Session.One(TicketColumns + "WHERE t.number = $1", ReadTicket, number.Cell());
        return ticket is null ? null : WithOwners(ticket);
    }

    /// <summary>Tickets in order of number, of a division or, for 0, of all.</summary>
    public IReadOnlyList<TicketRow> Tickets(RegisterNumber after, int take, uint division = 0)
    {
        if (division > DivisionMax)
            return [];
        var first = new RegisterNumber((ulong)division << 44);
        var last = new RegisterNumber(division == 0 ? ulong.MaxValue : ((ulong)(division + 1) << 44) - 1);
        var rows = Session.All(
            TicketColumns + "WHERE t.number > $1 AND t.number >= $2 AND t.number <= $3 ORDER BY t.number LIMIT $4",
            ReadTicket, after.Cell(), first.Cell(), last.Cell(), Bounded(take));
        return rows.Select(WithOwners).ToList();
    }

    /// <summary>Numbers of the tickets issued from a lot or split from those, in order of number.</summary>
    public IReadOnlyList<RegisterNumber> TicketsOfLot(RegisterNumber lot, RegisterNumber after, int take) =>
        Session.All("SELECT number FROM tickets WHERE lot = $1 AND number > $2 ORDER BY number LIMIT $3",
            row => row.Number(0), lot.Cell(), after.Cell(), Bounded(take));

    /// <summary>Numbers split from a ticket directly, in order of number.</summary>
    public IReadOnlyList<RegisterNumber> Children(RegisterNumber ticket, RegisterNumber after, int take) =>
        Session.All("SELECT number FROM tickets WHERE parent = $1 AND number > $2 ORDER BY number LIMIT $3",
            row => row.Number(0), ticket.Cell(), after.Cell(), Bounded(take));

    /// <summary>The last liens of a ticket itself, in the order they were placed; released ones too.</summary>
    public IReadOnlyList<LienRow> Liens(RegisterNumber ticket, int take = TakeMax) =>
        Session.All(LienColumns + "WHERE ticket = $1 ORDER BY position DESC LIMIT $2", ReadLien,
            ticket.Cell(), Bounded(take)).Reverse().ToList();

    /// <summary>The lien, or null where none bears the id.</summary>
    public LienRow? Lien(Digest id) => Session.One(LienColumns + "WHERE id = $1", ReadLien, id.Cell());

    /// <summary>What happened to a ticket, oldest first. The cursor is HistoryRow.Position.</summary>
    public IReadOnlyList<HistoryRow> History(RegisterNumber ticket, ulong after, int take) => Session.All(
        HistoryColumns + "JOIN history_tickets t ON t.position = h.position " +
        "WHERE t.ticket = $1 AND t.position > $2 ORDER BY t.position LIMIT $3",
        ReadHistory, ticket.Cell(), BoundedPosition(after), Bounded(take));

    /// <summary>What happened in the register, oldest first. The cursor is HistoryRow.Position.</summary>
    public IReadOnlyList<HistoryRow> Events(ulong after, int take) => Session.All(
        HistoryColumns + "WHERE h.position > $1 ORDER BY h.position LIMIT $2",
        ReadHistory, BoundedPosition(after), Bounded(take));

    private static long BoundedPosition(ulong after) => (long)Math.Min(after, long.MaxValue);

    private TicketRow WithOwners(TicketRow ticket) => ticket.Ownership == Ownership.Sole
        ? ticket
        : ticket with { Owners = Shares(OwnersOfTicket, ticket.Number) };

    private IReadOnlyList<Share> Shares(string sql, RegisterNumber of) =>
        Session.All(sql, row => new Share(row.Person(0), row.Small(1)), of.Cell());

    private static TicketRow ReadTicket(SqliteDataReader row)
    {
        var number = row.Number(0);
        var (amount, pledged, frozen) = (row.Unsigned(3), row.Unsigned(4), row.Unsigned(5));
        var rootFrozen = row.Small(8) > 0;
        return new TicketRow(
            number, Registry.KindNames.OfSeries(number.Series), row.Code<TicketStatus>(1), row.Unsigned(2), amount,
            rootFrozen ? 0 : Free(amount, pledged, frozen), pledged, frozen, row.Unsigned(6), row.Small(7), rootFrozen,
            row.Code<Ownership>(9), row.IsDBNull(10) ? [] : [new Share(row.Person(10), 1)], row.Number(11),
            row.NumberOrNull(12), row.Policy(13), (byte)row.Small(14), row.Member(15), row.Unsigned(16),
            new LotFace(row.Number(17), row.GetString(18), row.Unsigned(19), row.Small(20), row.Small(21),
                row.GetString(22), row.DigestOrZero(23)));
    }

    /// <summary>A freeze may lie over pledged amounts, so the two together may be more than the ticket.</summary>
    private static ulong Free(ulong amount, ulong pledged, ulong frozen)
    {
        var held = (UInt128)pledged + frozen;
        return held < amount ? amount - (ulong)held : 0;
    }

    private static LienRow ReadLien(SqliteDataReader row) => new(
        row.Digest(0), row.Number(1), row.Code<LienKind>(2), row.Member(3), row.Unsigned(4), row.Unsigned(5),
        (byte)row.Small(6), row.Code<LienStatus>(7), row.Digest(8), row.Unsigned(9), row.UnsignedOrNull(10),
        row.DigestOrZero(11));

    private static HistoryRow ReadHistory(SqliteDataReader row)
    {
        var position = row.GetInt64(0);
        return new HistoryRow(
            (ulong)position, Cells.HeightOf(position), Cells.LogIndexOf(position), row.Digest(1), row.Unsigned(2),
            row.GetString(3), row.Member(4), row.Digest(5), row.UnsignedOrNull(6), row.GetString(7));
    }
}
