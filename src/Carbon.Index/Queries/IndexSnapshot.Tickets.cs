using Carbon.Index.Rows;

namespace Carbon.Index.Queries;

public sealed partial class IndexSnapshot
{
    private const string TicketColumns =
        """
        SELECT t.number, t.status, t.issued_amount, t.amount, t.pledged, t.frozen, t."offset", t.annulled, t.liens,
          EXISTS (SELECT 1 FROM tickets r WHERE r.root_freezes > 0 AND (r.number = t.root
            OR r.number IN (SELECT root FROM ticket_roots WHERE ticket = t.root))),
          EXISTS (SELECT 1 FROM ticket_shares s JOIN persons p ON p.id = s.person
            WHERE s.ticket = t.number AND p.freezes > 0),
          t.ownership, t.holder, t.root, t.parent, t.merged_into, t.policy, t.lost, t.loss_cause, t.loss_until,
          t.loss_document, t.print_version, t.print_document, t.printed_at, t.issuer, t.issued_at,
          t.lot, a.place, a.bounds, a.species, a.area, a.period_start, a.period_end, a.method, a.certificate, a.deficit
        FROM tickets t JOIN applications a ON a.number = t.lot

        """;

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
        var (first, last) = NumbersOf(division);
        return WithOwners(Session.All(
            TicketColumns + "WHERE t.number > $1 AND t.number >= $2 AND t.number <= $3 ORDER BY t.number LIMIT $4",
            ReadTicket, after.Cell(), first.Cell(), last.Cell(), Bounded(take)));
    }

    /// <summary>Tickets in which a person is an owner, ended ones too, in order of number.</summary>
    public IReadOnlyList<TicketRow> TicketsOfPerson(PersonId person, RegisterNumber after, int take) =>
        WithOwners(Session.All(
            TicketColumns +
            """
            WHERE t.number IN (SELECT ticket FROM ticket_shares WHERE person = $1 AND ticket > $2
              ORDER BY ticket LIMIT $3)
            ORDER BY t.number
            """,
            ReadTicket, person.Cell(), after.Cell(), Bounded(take)));

    /// <summary>Numbers of the tickets issued from a lot or made from those, in order of number.</summary>
    public IReadOnlyList<RegisterNumber> TicketsOfLot(RegisterNumber lot, RegisterNumber after, int take) =>
        Session.All("SELECT number FROM tickets WHERE lot = $1 AND number > $2 ORDER BY number LIMIT $3",
            row => row.Number(0), lot.Cell(), after.Cell(), Bounded(take));

    /// <summary>Numbers split from a ticket directly, in order of number.</summary>
    public IReadOnlyList<RegisterNumber> Children(RegisterNumber ticket, RegisterNumber after, int take) =>
        Session.All("SELECT number FROM tickets WHERE parent = $1 AND number > $2 ORDER BY number LIMIT $3",
            row => row.Number(0), ticket.Cell(), after.Cell(), Bounded(take));

    /// <summary>Numbers that were merged into a ticket, in order of number; at most 16.</summary>
    public IReadOnlyList<RegisterNumber> MergedFrom(RegisterNumber ticket) => Session.All(
        "SELECT number FROM tickets WHERE merged_into = $1 ORDER BY number", row => row.Number(0), ticket.Cell());

    /// <summary>
    /// Every root whose freeze covers a ticket: its own first, then those that a merged root descends from.
    /// </summary>
    public IReadOnlyList<RegisterNumber> RootsOver(RegisterNumber ticket)
    {
        var own = Session.All("SELECT root FROM tickets WHERE number = $1", row => row.Number(0), ticket.Cell());
        return own.Concat(own.SelectMany(root => Session.All(
            "SELECT root FROM ticket_roots WHERE ticket = $1 ORDER BY seat", row => row.Number(0), root.Cell())))
            .ToList();
    }

    /// <summary>The annulment, or null where none bears the id.</summary>
    public AnnulmentRow? Annulment(Digest id) =>
        Session.One(AnnulmentColumns + "WHERE id = $1", ReadAnnulment, id.Cell());

    /// <summary>Annulments proposed in a division, in order. The cursor is AnnulmentRow.Position.</summary>
    public IReadOnlyList<AnnulmentRow> Annulments(uint division, ulong after, int take) => Session.All(
        AnnulmentColumns + "WHERE division = $1 AND position > $2 ORDER BY position LIMIT $3", ReadAnnulment,
        (long)division, BoundedPosition(after), Bounded(take));

    /// <summary>Annulments proposed of a ticket, in order. The cursor is AnnulmentRow.Position.</summary>
    public IReadOnlyList<AnnulmentRow> AnnulmentsOfTicket(RegisterNumber ticket, ulong after, int take) => Session.All(
        AnnulmentColumns + "WHERE ticket = $1 AND position > $2 ORDER BY position LIMIT $3", ReadAnnulment,
        ticket.Cell(), BoundedPosition(after), Bounded(take));

    private const string AnnulmentColumns =
        """
        SELECT id, position, ticket, cause, status, member, document, proposed_at, ended_at, end_member, end_document
        FROM annulments

        """;

    private static (RegisterNumber First, RegisterNumber Last) NumbersOf(uint division) => (
        new((ulong)division << 44),
        new(division == 0 ? ulong.MaxValue : ((ulong)(division + 1) << 44) - 1));

    private TicketRow WithOwners(TicketRow ticket) => ticket.Ownership == Ownership.Sole
        ? ticket
        : ticket with { Owners = Shares(OwnersOfTicket, ticket.Number) };

    private List<TicketRow> WithOwners(IReadOnlyList<TicketRow> tickets) =>
        tickets.Select(WithOwners).ToList();

    private IReadOnlyList<Share> Shares(string sql, RegisterNumber of) =>
        Session.All(sql, row => new Share(row.Person(0), row.Small(1)), of.Cell());

    private static TicketRow ReadTicket(StoreRow row)
    {
        var number = row.Number(0);
        var loss = row.Flag(17) ? new LossNotice(row.Code<LossCause>(18), row.Unsigned(19), row.Digest(20)) : null;
        return new TicketRow(
            number, Registry.KindNames.OfSeries(number.Series), row.Code<TicketStatus>(1), row.Unsigned(2),
            row.Unsigned(3), row.Unsigned(4), row.Unsigned(5), row.Unsigned(6), row.Unsigned(7), row.Small(8),
            row.Flag(9), row.Flag(10), row.Code<Ownership>(11), row.IsDBNull(12) ? [] : [new Share(row.Person(12), 1)],
            row.Number(13), row.NumberOrNull(14), row.NumberOrNull(15), row.Policy(16), loss, (byte)row.Small(21),
            row.Digest(22), row.Unsigned(23), row.Member(24), row.Unsigned(25),
            new LotFace(row.Number(26), row.GetString(27), row.GetString(28), row.GetString(29), row.Unsigned(30),
                row.Small(31), row.Small(32), row.GetString(33), row.DigestOrZero(34), row.Unsigned(35)));
    }

    private static AnnulmentRow ReadAnnulment(StoreRow row) => new(
        row.Digest(0), row.Unsigned(1), row.Number(2), row.Code<AnnulmentCause>(3), row.Code<AnnulmentStatus>(4),
        row.Member(5), row.Digest(6), row.Unsigned(7), row.UnsignedOrNull(8), row.MemberOrNobody(9),
        row.DigestOrZero(10));
}
