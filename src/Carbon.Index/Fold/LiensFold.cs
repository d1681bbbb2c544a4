using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

/// <summary>Liens of the ledger: what lies on a ticket, and how it ended.</summary>
internal static class LiensFold
{
    public static bool Take(FoldContext context, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case LienPlaced e: Place(context, e); break;
            case LienRenewed e: Renew(context, e); break;
            case LienReleased e: Release(context, e); break;
            case LienLapsed e: Lapse(context, e); break;
            case LienEnforced e: Enforce(context, e); break;
            default: return false;
        }

        return true;
    }

    private static void Place(FoldContext context, LienPlaced e)
    {
        var ticket = LedgerTicket.Load(context, e.Ticket);
        context.Require(e.Rank == ticket.TopRank + 1, $"rank {e.Rank} is not the next on ticket {e.Ticket}");
        context.Change(
            """
            INSERT INTO liens (id, position, ticket, kind, owner, amount, until, rank, status, document, placed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            e.LienId.Cell(), context.Position, e.Ticket.Cell(), e.Kind.Cell(), e.Owner.Cell(), e.Amount.Cell(),
            e.UntilSeconds.Cell(), (long)e.Rank, LienStatus.InForce.Cell(), e.DocumentHash.Cell(), context.TimeCell);
        Weighed(context, ticket with { Liens = ticket.Liens + 1, TopRank = e.Rank }, e).Store(context);
    }

    /// <summary>
    /// A pledge takes what is free. A freeze takes up to the whole, over pledges and other freezes; what is over the
    /// amount waits. A root freeze lies on any root, ended or not.
    /// </summary>
    private static LedgerTicket Weighed(FoldContext context, LedgerTicket ticket, LienPlaced e)
    {
        switch (e.Kind)
        {
            case LienKind.Pledge or LienKind.Mortgage:
                ticket.RequireOpen(context);
                context.Require(e.Amount > 0 && e.Amount <= ticket.Unclaimed,
                    $"ticket {e.Ticket} has not so much free");
                context.Confirmations.Say(
                    new PledgeItem(e.Kind, e.Owner, e.Ticket, e.Amount, e.UntilSeconds, e.DocumentHash), Side.Ledger);
                return ticket with { Pledged = ticket.Pledged + e.Amount };
            case LienKind.Freeze:
                context.Require(e.Amount > 0 && e.Amount <= ticket.Amount, $"ticket {e.Ticket} has not so much left");
                context.Require(e.Amount <= ulong.MaxValue - ticket.Frozen, $"too much is frozen of {e.Ticket}");
                return ticket with { Frozen = ticket.Frozen + e.Amount };
            case LienKind.RootFreeze:
                context.Require(e.Amount == 0 && ticket.Root == e.Ticket, $"ticket {e.Ticket} is no root");
                return ticket with { RootFreezes = ticket.RootFreezes + 1 };
            default:
                throw context.Contradiction($"{e.Kind} is no kind of lien");
        }
    }

    private static void Renew(FoldContext context, LienRenewed e) => context.Change(
        """
        UPDATE liens SET until = $4, renewed_at = $5, renewal_document = $6
        WHERE id = $1 AND ticket = $2 AND owner = $3 AND status = 1
        """,
        e.LienId.Cell(), e.Ticket.Cell(), e.Owner.Cell(), e.UntilSeconds.Cell(), context.TimeCell,
        e.DocumentHash.Cell());

    private static void Release(FoldContext context, LienReleased e)
    {
        var (lien, ticket) = End(context, e.LienId, e.Ticket, LienStatus.Released, (e.Owner, e.DocumentHash));
        context.Require(lien.Owner == e.Owner, $"lien {e.LienId} is another owner's");
        ticket.Store(context);
    }

    private static void Lapse(FoldContext context, LienLapsed e)
    {
        var (lien, ticket) = End(context, e.LienId, e.Ticket, LienStatus.Lapsed, (e.Member, e.DocumentHash));
        context.Require(lien.Kind is LienKind.Freeze or LienKind.RootFreeze, $"lien {e.LienId} is no freeze");
        ticket.Store(context);
    }

    private static void Enforce(FoldContext context, LienEnforced e)
    {
        var (lien, ticket) = End(context, e.LienId, e.Ticket, LienStatus.Enforced, (e.Member, e.DocumentHash));
        context.Require(lien.Kind is LienKind.Pledge or LienKind.Mortgage && lien.Amount == e.Amount,
            $"lien {e.LienId} is no pledge of this amount");
        context.Require(ticket.Status == TicketStatus.Live, $"ticket {e.Ticket} is {ticket.Status}");
        TicketsFold.Carve(context, ticket, new(e.Child, ticket.Lot, ticket.Root, e.Ticket, ticket.Policy,
            Ownership.Sole, e.Amount, e.Member, e.DocumentHash), e.To);
        context.Change("UPDATE liens SET child = $2 WHERE id = $1", e.LienId.Cell(), e.Child.Cell());
        context.Confirmations.Say(new Enforcement(e.LienId, e.To, e.Member, e.DocumentHash), Side.Ledger);
    }

    /// <summary>Ends a lien in force, and gives the ticket without it, which the caller stores.</summary>
    private static (Lien Lien, LedgerTicket Ticket) End(
        FoldContext context,
        Digest id,
        RegisterNumber number,
        LienStatus status,
        (MemberId Member, Digest Document) end)
    {
        var lien = context.Session.One(
            "SELECT kind, amount, owner FROM liens WHERE id = $1 AND ticket = $2 AND status = 1",
            row => new Lien(row.Code<LienKind>(0), row.Unsigned(1), row.Member(2)), id.Cell(), number.Cell());
        if (lien is null)
            throw context.Contradiction($"no lien {id} is in force on ticket {number}");
        context.Change(
            "UPDATE liens SET status = $2, ended_at = $3, end_member = $4, end_document = $5 WHERE id = $1",
            id.Cell(), status.Cell(), context.TimeCell, end.Member.Cell(), end.Document.Cell());
        var ticket = LedgerTicket.Load(context, number);
        var liens = ticket.Liens - 1;
        // Ranks begin anew once nothing lies on the ticket.
        var bare = ticket with { Liens = liens, TopRank = liens == 0 ? 0 : ticket.TopRank };
        return (lien, lien.Kind switch
        {
            LienKind.RootFreeze => bare with { RootFreezes = ticket.RootFreezes - 1 },
            LienKind.Freeze => bare with { Frozen = ticket.Frozen - lien.Amount },
            _ => bare with { Pledged = ticket.Pledged - lien.Amount },
        });
    }

    private sealed record Lien(LienKind Kind, ulong Amount, MemberId Owner);
}
