namespace Carbon.Index.Fold;

/// <summary>What of a ticket changes, and what its parts inherit.</summary>
internal sealed record TicketState(
    RegisterNumber Number,
    TicketStatus Status,
    ulong Amount,
    ulong Pledged,
    ulong Frozen,
    ulong Offset,
    uint Liens,
    uint RootFreezes,
    RegisterNumber Lot,
    RegisterNumber Root,
    PolicyId Policy)
{
    /// <exception cref="ContradictingEventException">No ticket bears the number.</exception>
    public static TicketState Load(FoldContext context, RegisterNumber number) =>
        context.Session.One(
            """
            SELECT status, amount, pledged, frozen, offset, liens, root_freezes, lot, root, policy
            FROM tickets WHERE number = $1
            """,
            row => new TicketState(
                number, row.Code<TicketStatus>(0), row.Unsigned(1), row.Unsigned(2), row.Unsigned(3), row.Unsigned(4),
                row.Small(5), row.Small(6), row.Number(7), row.Number(8), row.Policy(9)),
            number.Cell())
        ?? throw context.Contradiction($"no ticket bears the number {number}");

    /// <exception cref="ContradictingEventException">The ticket would be what no ticket can be.</exception>
    public void Store(FoldContext context)
    {
        context.Require(Pledged <= Amount && Frozen <= Amount, $"more would lie on ticket {Number} than is left of it");
        context.Require((Amount == 0) == (Status != TicketStatus.Live),
            $"ticket {Number} would be {Status} with {Amount}");
        context.Change(
            """
            UPDATE tickets SET status = $2, amount = $3, pledged = $4, frozen = $5, offset = $6, liens = $7,
              root_freezes = $8
            WHERE number = $1
            """,
            Number.Cell(), Status.Cell(), Amount.Cell(), Pledged.Cell(), Frozen.Cell(), Offset.Cell(), (long)Liens,
            (long)RootFreezes);
    }
}
