using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

/// <summary>The ledger: tickets, shares, liens and ends.</summary>
internal static class TicketsFold
{
    public static bool Take(FoldContext context, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case TicketIssued e: Issue(context, e); break;
            case PartTransferred e: TransferPart(context, e); break;
            case TicketTransferred e: Transfer(context, e); break;
            case LienPlaced e: PlaceLien(context, e); break;
            case LienReleased e: ReleaseLien(context, e); break;
            case AmountOffset e: Offset(context, e); break;
            case TicketCancelled e: Cancel(context, e); break;
            default: return false;
        }

        return true;
    }

    private static void Issue(FoldContext context, TicketIssued e)
    {
        var sole = e.Ownership == Ownership.Sole;
        context.Require(e.Amount > 0, "it issues nothing");
        context.Require(sole ? e.Owners.Count == 1 : e.Owners.Count > 1, "owners and ownership do not fit");
        ReserveFold.Draw(context, e.Lot, e.Amount);
        Open(context, new NewTicket(e.Ticket, e.Lot, e.Ticket, null, e.Policy, e.Ownership,
            sole ? e.Owners[0].Person : null, e.Amount, e.Member));
        for (var seat = 0; seat < e.Owners.Count && !sole; seat++)
        {
            context.Change("INSERT INTO ticket_shares (ticket, seat, person, parts) VALUES ($1, $2, $3, $4)",
                e.Ticket.Cell(), (long)seat, e.Owners[seat].Person.Cell(), (long)e.Owners[seat].Parts);
        }
    }

    private static void TransferPart(FoldContext context, PartTransferred e)
    {
        var ticket = Live(context, e.Ticket);
        context.Require(e.Amount > 0 && e.Amount < ticket.Amount, $"ticket {e.Ticket} has not so much to part with");
        (ticket with { Amount = ticket.Amount - e.Amount }).Store(context);
        Open(context, new NewTicket(e.Child, ticket.Lot, ticket.Root, e.Ticket, ticket.Policy, Ownership.Sole, e.To,
            e.Amount, e.Member));
    }

    private static void Transfer(FoldContext context, TicketTransferred e)
    {
        context.Require(Live(context, e.Ticket).Liens == 0, $"ticket {e.Ticket} carries liens");
        context.Change("UPDATE tickets SET holder = $2, ownership = $3 WHERE number = $1",
            e.Ticket.Cell(), e.To.Cell(), Ownership.Sole.Cell());
        context.Session.Run("DELETE FROM ticket_shares WHERE ticket = $1", e.Ticket.Cell());
    }

    private static void PlaceLien(FoldContext context, LienPlaced e)
    {
        var ticket = TicketState.Load(context, e.Ticket);
        context.Change(
            """
            INSERT INTO liens (id, position, ticket, kind, owner, amount, until, rank, status, document, placed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            e.LienId.Cell(), context.Position, e.Ticket.Cell(), e.Kind.Cell(), e.Owner.Cell(), e.Amount.Cell(),
            e.UntilSeconds.Cell(), (long)e.Rank, LienStatus.InForce.Cell(), e.DocumentHash.Cell(), context.TimeCell);
        context.Require(e.Kind != LienKind.RootFreeze || ticket.Root == e.Ticket, $"ticket {e.Ticket} is no root");
        Weigh(context, ticket with { Liens = ticket.Liens + 1 }, e.Kind, e.Amount, placed: true).Store(context);
    }

    private static void ReleaseLien(FoldContext context, LienReleased e)
    {
        var lien = context.Session.One(
            "SELECT kind, amount FROM liens WHERE id = $1 AND ticket = $2 AND owner = $3 AND status = 1",
            row => new { Kind = row.Code<LienKind>(0), Amount = row.Unsigned(1) },
            e.LienId.Cell(), e.Ticket.Cell(), e.Owner.Cell());
        if (lien is null)
            throw context.Contradiction($"no lien {e.LienId} of this owner is in force on ticket {e.Ticket}");
        context.Change(
            "UPDATE liens SET status = $2, released_at = $3, release_document = $4 WHERE id = $1",
            e.LienId.Cell(), LienStatus.Released.Cell(), context.TimeCell, e.DocumentHash.Cell());
        var ticket = TicketState.Load(context, e.Ticket);
        context.Require(ticket.Liens > 0, $"ticket {e.Ticket} carries no lien");
        Weigh(context, ticket with { Liens = ticket.Liens - 1 }, lien.Kind, lien.Amount, placed: false).Store(context);
    }

    private static void Offset(FoldContext context, AmountOffset e)
    {
        var ticket = Live(context, e.Ticket);
        context.Require(e.Amount > 0 && e.Amount <= ticket.Amount, $"ticket {e.Ticket} has not so much left");
        context.Require(context.Confirmations.Taken(e.Voucher, e.Ticket, e.Amount), $"voucher {e.Voucher} took before");
        var left = ticket.Amount - e.Amount;
        (ticket with
        {
            Amount = left,
            Offset = ticket.Offset + e.Amount,
            Status = left == 0 ? TicketStatus.UsedUp : TicketStatus.Live,
        }).Store(context);
    }

    private static void Cancel(FoldContext context, TicketCancelled e)
    {
        var ticket = TicketState.Load(context, e.Ticket);
        context.Require(ticket.Status == TicketStatus.UsedUp, $"ticket {e.Ticket} is {ticket.Status}, not used up");
        (ticket with { Status = TicketStatus.Cancelled }).Store(context);
    }

    private static TicketState Live(FoldContext context, RegisterNumber number)
    {
        var ticket = TicketState.Load(context, number);
        context.Require(ticket.Status == TicketStatus.Live, $"ticket {number} is {ticket.Status}");
        return ticket;
    }

    private static TicketState Weigh(FoldContext context, TicketState ticket, LienKind kind, ulong amount, bool placed)
    {
        ulong Moved(ulong before)
        {
            context.Require(placed ? amount <= ticket.Amount - before : amount <= before,
                $"the lien's amount does not fit ticket {ticket.Number}");
            return placed ? before + amount : before - amount;
        }

        return kind switch
        {
            LienKind.Pledge or LienKind.Mortgage => ticket with { Pledged = Moved(ticket.Pledged) },
            LienKind.Freeze => ticket with { Frozen = Moved(ticket.Frozen) },
            LienKind.RootFreeze => ticket with
            {
                RootFreezes = placed ? ticket.RootFreezes + 1 : ticket.RootFreezes - 1,
            },
            _ => throw context.Contradiction($"{kind} is no kind of lien"),
        };
    }

    private static void Open(FoldContext context, NewTicket ticket) => context.Change(
        """
        INSERT INTO tickets (number, lot, root, parent, policy, status, ownership, holder, issued_amount, amount,
          pledged, frozen, offset, liens, root_freezes, print_version, issuer, issued_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, 0, 0, 0, 0, 0, 1, $10, $11)
        """,
        ticket.Number.Cell(), ticket.Lot.Cell(), ticket.Root.Cell(), ticket.Parent?.Cell(), ticket.Policy.Cell(),
        TicketStatus.Live.Cell(), ticket.Ownership.Cell(), ticket.Holder?.Cell(), ticket.Amount.Cell(),
        ticket.Member.Cell(), context.TimeCell);

    private sealed record NewTicket(
        RegisterNumber Number,
        RegisterNumber Lot,
        RegisterNumber Root,
        RegisterNumber? Parent,
        PolicyId Policy,
        Ownership Ownership,
        PersonId? Holder,
        ulong Amount,
        MemberId Member);
}
