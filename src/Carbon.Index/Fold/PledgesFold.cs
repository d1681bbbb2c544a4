using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

/// <summary>The bank's desk. What became of an accepted pledge is told by its liens; see LiensFold.</summary>
internal static class PledgesFold
{
    public static bool Take(FoldContext context, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case PledgeProposed e: Propose(context, e); break;
            case PledgeAccepted e: Accept(context, e); break;
            case PledgeDeclined e: Decline(context, e); break;
            case PledgeWithdrawn e: Withdraw(context, e); break;
            case CoverAttached e: Cover(context, e); break;
            default: return false;
        }

        return true;
    }

    private static void Propose(FoldContext context, PledgeProposed e)
    {
        var content = e.Content;
        context.Require(content.Lender == e.Lender, "it names two lenders");
        context.Require(content.Items.Count > 0, "it names no ticket");
        context.Change(
            """
            INSERT INTO pledges (id, position, division, kind, lender, member, until, status, document, proposed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            e.PledgeId.Cell(), context.Position, (long)content.Items[0].Ticket.Division, content.Kind.Cell(),
            e.Lender.Cell(), e.Member.Cell(), content.UntilSeconds.Cell(), PledgeStatus.Proposed.Cell(),
            content.DocumentHash.Cell(), context.TimeCell);
        for (var seat = 0; seat < content.Items.Count; seat++)
        {
            context.Change(
                "INSERT INTO pledge_items (pledge, seat, position, ticket, amount) VALUES ($1, $2, $3, $4, $5)",
                e.PledgeId.Cell(), (long)seat, context.Position, content.Items[seat].Ticket.Cell(),
                content.Items[seat].Amount.Cell());
        }
    }

    private static void Accept(FoldContext context, PledgeAccepted e)
    {
        context.Change("UPDATE pledges SET status = $3, decided_at = $4 WHERE id = $1 AND lender = $2 AND status = 1",
            e.PledgeId.Cell(), e.Lender.Cell(), PledgeStatus.Accepted.Cell(), context.TimeCell);
        var items = context.Session.All(
            """
            SELECT p.kind, p.lender, i.ticket, i.amount, p.until, p.document
            FROM pledges p JOIN pledge_items i ON i.pledge = p.id WHERE p.id = $1
            """,
            row => new PledgeItem(row.Code<LienKind>(0), row.Member(1), row.Number(2), row.Unsigned(3), row.Unsigned(4),
                row.Digest(5)),
            e.PledgeId.Cell());
        foreach (var item in items)
            context.Confirmations.Say(item, Side.Desk);
    }

    private static void Decline(FoldContext context, PledgeDeclined e) => context.Change(
        """
        UPDATE pledges SET status = $3, decided_at = $4, end_document = $5
        WHERE id = $1 AND lender = $2 AND status = 1
        """,
        e.PledgeId.Cell(), e.Lender.Cell(), PledgeStatus.Declined.Cell(), context.TimeCell, e.DocumentHash.Cell());

    private static void Withdraw(FoldContext context, PledgeWithdrawn e) => context.Change(
        """
        UPDATE pledges SET status = $3, decided_at = $4, end_document = $5
        WHERE id = $1 AND member = $2 AND status = 1
        """,
        e.PledgeId.Cell(), e.Member.Cell(), PledgeStatus.Withdrawn.Cell(), context.TimeCell, e.DocumentHash.Cell());

    private static void Cover(FoldContext context, CoverAttached e) => context.Change(
        """
        INSERT INTO pledge_covers (pledge, position, cover, member, until, document, time)
        SELECT id, $2, $3, $4, $5, $6, $7 FROM pledges WHERE id = $1 AND status = 2
        """,
        e.PledgeId.Cell(), context.Position, e.Cover.Cell(), e.Member.Cell(), e.UntilSeconds.Cell(),
        e.DocumentHash.Cell(), context.TimeCell);
}
