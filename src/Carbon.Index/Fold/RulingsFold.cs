using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

/// <summary>The court's desk and the two keys of an annulment. The ledger tells what moved or ended.</summary>
internal static class RulingsFold
{
    public static bool Take(FoldContext context, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case RulingExecuted e:
                context.Confirmations.Say(new RuledMove(e.Ticket, e.To, e.Court, e.Amount, e.DocumentHash), Side.Desk);
                break;
            case PledgeEnforced e: Enforce(context, e); break;
            case AnnulmentProposed e: Propose(context, e); break;
            case AnnulmentConfirmed e: Confirm(context, e); break;
            case AnnulmentDeclined e:
                End(context, e.AnnulmentId, AnnulmentStatus.Declined, (e.Member, e.DocumentHash));
                break;
            default: return false;
        }

        return true;
    }

    private static void Enforce(FoldContext context, PledgeEnforced e)
    {
        var found = context.Session.Count("SELECT count(*) FROM liens WHERE id = $1", e.LienId.Cell());
        context.Require(found == 1, $"there is no lien {e.LienId}");
        context.Confirmations.Say(new Enforcement(e.LienId, e.To, e.Court, e.DocumentHash), Side.Desk);
    }

    private static void Propose(FoldContext context, AnnulmentProposed e) => context.Change(
        """
        INSERT INTO annulments (id, position, ticket, division, cause, status, member, document, proposed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        e.AnnulmentId.Cell(), context.Position, e.Ticket.Cell(), (long)e.Ticket.Division, e.Cause.Cell(),
        AnnulmentStatus.Proposed.Cell(), e.Member.Cell(), e.DocumentHash.Cell(), context.TimeCell);

    private static void Confirm(FoldContext context, AnnulmentConfirmed e)
    {
        End(context, e.AnnulmentId, AnnulmentStatus.Confirmed, (e.Member, e.DocumentHash));
        var annulled = context.Session.One("SELECT ticket, cause FROM annulments WHERE id = $1",
            row => new Annulled(row.Number(0), row.Code<AnnulmentCause>(1), e.Member, e.DocumentHash),
            e.AnnulmentId.Cell());
        context.Confirmations.Say(annulled!, Side.Desk);
    }

    private static void End(
        FoldContext context, Digest annulment, AnnulmentStatus status, (MemberId Member, Digest Document) end) =>
        context.Change(
            """
            UPDATE annulments SET status = $2, ended_at = $3, end_member = $4, end_document = $5
            WHERE id = $1 AND status = 1
            """,
            annulment.Cell(), status.Cell(), context.TimeCell, end.Member.Cell(), end.Document.Cell());
}
