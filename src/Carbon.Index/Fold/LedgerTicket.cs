namespace Carbon.Index.Fold;

/// <summary>What of a ticket changes, and what its parts inherit.</summary>
internal sealed record LedgerTicket(
    RegisterNumber Number,
    TicketStatus Status,
    ulong Amount,
    ulong Pledged,
    ulong Frozen,
    ulong Offset,
    uint Liens,
    uint TopRank,
    uint RootFreezes,
    bool Lost,
    Ownership Ownership,
    RegisterNumber Lot,
    RegisterNumber Root,
    PolicyId Policy)
{
    /// <summary>Neither pledged nor frozen. A freeze may lie over pledges, and over the amount itself.</summary>
    public ulong Unclaimed
    {
        get
        {
            var held = (UInt128)Pledged + Frozen;
            return held < Amount ? Amount - (ulong)held : 0;
        }
    }

    /// <exception cref="ContradictingEventException">No ticket bears the number.</exception>
    public static LedgerTicket Load(FoldContext context, RegisterNumber number) =>
        context.Session.One(
            """
            SELECT status, amount, pledged, frozen, "offset", liens, top_rank, root_freezes, lost, ownership, lot, root,
              policy
            FROM tickets WHERE number = $1
            """,
            row => new LedgerTicket(
                number, row.Code<TicketStatus>(0), row.Unsigned(1), row.Unsigned(2), row.Unsigned(3), row.Unsigned(4),
                row.Small(5), row.Small(6), row.Small(7), row.Flag(8), row.Code<Ownership>(9), row.Number(10),
                row.Number(11), row.Policy(12)),
            number.Cell())
        ?? throw context.Contradiction($"no ticket bears the number {number}");

    /// <exception cref="ContradictingEventException">No live ticket bears the number.</exception>
    public static LedgerTicket Live(FoldContext context, RegisterNumber number)
    {
        var ticket = Load(context, number);
        ticket.RequireLive(context);
        return ticket;
    }

    /// <summary>A live ticket that its holder may dispose of: not lost, and under no root freeze.</summary>
    /// <exception cref="ContradictingEventException">There is none of this number.</exception>
    public static LedgerTicket Open(FoldContext context, RegisterNumber number)
    {
        var ticket = Load(context, number);
        ticket.RequireOpen(context);
        return ticket;
    }

    /// <summary>An open ticket that bears no lien.</summary>
    /// <exception cref="ContradictingEventException">There is none of this number.</exception>
    public static LedgerTicket Whole(FoldContext context, RegisterNumber number)
    {
        var ticket = Open(context, number);
        context.Require(ticket.Liens == 0, $"ticket {number} carries liens");
        return ticket;
    }

    /// <exception cref="ContradictingEventException">The holder may not dispose of the ticket now.</exception>
    public void RequireOpen(FoldContext context)
    {
        RequireLive(context);
        context.Require(!Lost, $"a loss notice stands on ticket {Number}");
        var frozen = context.Session.Count(
            """
            SELECT EXISTS (SELECT 1 FROM tickets WHERE number = $1 AND root_freezes > 0) OR EXISTS (
              SELECT 1 FROM ticket_roots r JOIN tickets t ON t.number = r.root
              WHERE r.ticket = $1 AND t.root_freezes > 0)
            """,
            Root.Cell());
        context.Require(frozen == 0, $"ticket {Number} is frozen with its root");
    }

    /// <exception cref="ContradictingEventException">The ticket would be what no ticket can be.</exception>
    public void Store(FoldContext context)
    {
        context.Require(Pledged <= Amount, $"more would be pledged of ticket {Number} than is left of it");
        context.Require((Amount == 0) == (Status != TicketStatus.Live),
            $"ticket {Number} would be {Status} with {Amount}");
        context.Change(
            """
            UPDATE tickets SET status = $2, amount = $3, pledged = $4, frozen = $5, "offset" = $6, liens = $7,
              top_rank = $8, root_freezes = $9
            WHERE number = $1
            """,
            Number.Cell(), Status.Cell(), Amount.Cell(), Pledged.Cell(), Frozen.Cell(), Offset.Cell(), (long)Liens,
            (long)TopRank, (long)RootFreezes);
    }

    private void RequireLive(FoldContext context) =>
        context.Require(Status == TicketStatus.Live, $"ticket {Number} is {Status}");
}
