using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

/// <summary>
/// The desks of bank, court and ecology bureau. Liens and amounts are the ledger's to say; see TicketsFold.
/// </summary>
internal static class DesksFold
{
    public static bool Take(FoldContext context, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case PledgeProposed e: Propose(context, e); break;
            case PledgeAccepted e: Accept(context, e); break;
            case PledgeDeclined e: Decline(context, e); break;
            case PledgeWithdrawn e: Withdraw(context, e); break;
            case PledgeReleased e: Release(context, e); break;
            case TicketFrozen e: context.Confirmations.Lien(e.FreezeId, e.Ticket, LienStatus.InForce); break;
            case RootTicketFrozen e: context.Confirmations.Lien(e.FreezeId, e.Ticket, LienStatus.InForce); break;
            case FreezeReleased e: context.Confirmations.Lien(e.FreezeId, e.Ticket, LienStatus.Released); break;
            case OffsetRequested e: Request(context, e); break;
            case OffsetGranted e: Grant(context, e); break;
            case OffsetRefused e: EndRequest(context, e.RequestId, OffsetStatus.Refused, e.DocumentHash); break;
            case OffsetWithdrawn e: EndRequest(context, e.RequestId, OffsetStatus.Withdrawn, e.DocumentHash); break;
            default: return false;
        }

        return true;
    }

    private static void Propose(FoldContext context, PledgeProposed e) => context.Change(
        """
        INSERT INTO pledges (id, position, ticket, kind, lender, member, amount, until, status, document, proposed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """,
        e.PledgeId.Cell(), context.Position, e.Ticket.Cell(), e.Kind.Cell(), e.Lender.Cell(), e.Member.Cell(),
        e.Amount.Cell(), e.UntilSeconds.Cell(), PledgeStatus.Proposed.Cell(), e.DocumentHash.Cell(), context.TimeCell);

    private static void Accept(FoldContext context, PledgeAccepted e)
    {
        context.Change(
            "UPDATE pledges SET status = $4 WHERE id = $1 AND ticket = $2 AND lender = $3 AND status = 1",
            e.PledgeId.Cell(), e.Ticket.Cell(), e.Lender.Cell(), PledgeStatus.Accepted.Cell());
        context.Confirmations.Lien(e.PledgeId, e.Ticket, LienStatus.InForce);
    }

    private static void Decline(FoldContext context, PledgeDeclined e) => context.Change(
        "UPDATE pledges SET status = $3, end_document = $4 WHERE id = $1 AND lender = $2 AND status = 1",
        e.PledgeId.Cell(), e.Lender.Cell(), PledgeStatus.Declined.Cell(), e.DocumentHash.Cell());

    private static void Withdraw(FoldContext context, PledgeWithdrawn e) => context.Change(
        "UPDATE pledges SET status = $3, end_document = $4 WHERE id = $1 AND member = $2 AND status = 1",
        e.PledgeId.Cell(), e.Member.Cell(), PledgeStatus.Withdrawn.Cell(), e.DocumentHash.Cell());

    private static void Release(FoldContext context, PledgeReleased e)
    {
        context.Change(
            """
            UPDATE pledges SET status = $4, end_document = $5
            WHERE id = $1 AND ticket = $2 AND lender = $3 AND status = 2
            """,
            e.PledgeId.Cell(), e.Ticket.Cell(), e.Lender.Cell(), PledgeStatus.Released.Cell(), e.DocumentHash.Cell());
        context.Confirmations.Lien(e.PledgeId, e.Ticket, LienStatus.Released);
    }

    private static void Request(FoldContext context, OffsetRequested e)
    {
        var content = e.Content;
        context.Require(content.Ticket == e.Ticket, "it names two tickets");
        context.Change(
            """
            INSERT INTO offset_requests (id, position, ticket, amount, purpose, beneficiary, year, case_hash,
              content_hash, member, document, status)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            e.RequestId.Cell(), context.Position, e.Ticket.Cell(), content.Amount.Cell(), content.Purpose.Cell(),
            content.Beneficiary.Cell(), (long)content.Year, content.CaseHash.Cell(), e.ContentHash.Cell(),
            e.Member.Cell(), e.DocumentHash.Cell(), OffsetStatus.Requested.Cell());
    }

    private static void Grant(FoldContext context, OffsetGranted e)
    {
        context.Change(
            """
            UPDATE offset_requests SET status = $4, end_document = $5, voucher = $6
            WHERE id = $1 AND ticket = $2 AND amount = $3 AND status = 1
            """,
            e.RequestId.Cell(), e.Ticket.Cell(), e.Amount.Cell(), OffsetStatus.Granted.Cell(), e.DocumentHash.Cell(),
            e.Voucher.Cell());
        context.Change(
            """
            INSERT INTO vouchers (number, ticket, amount, request, member, document, granted_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            e.Voucher.Cell(), e.Ticket.Cell(), e.Amount.Cell(), e.RequestId.Cell(), e.Member.Cell(),
            e.DocumentHash.Cell(), context.TimeCell);
        context.Require(context.Confirmations.Granted(e.Voucher, e.Ticket, e.Amount), $"voucher {e.Voucher} was given");
    }

    private static void EndRequest(FoldContext context, Digest request, OffsetStatus status, Digest document) =>
        context.Change("UPDATE offset_requests SET status = $2, end_document = $3 WHERE id = $1 AND status = 1",
            request.Cell(), status.Cell(), document.Cell());
}
