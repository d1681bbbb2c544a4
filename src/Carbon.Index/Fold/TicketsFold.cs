using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

/// <summary>The ledger: tickets, their owners, moves and ends. Liens are told in LiensFold.</summary>
internal static class TicketsFold
{
    public static bool Take(FoldContext context, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case TicketIssued e: Issue(context, e); break;
            case PartTransferred e: TransferPart(context, e); break;
            case TicketTransferred e: Transfer(context, e); break;
            case ShareTransferred e: TransferShare(context, e); break;
            case ChangeRegistered e: LedgerTicket.Load(context, e.Ticket); break;
            case OwnershipChanged e: ChangeOwnership(context, e); break;
            case TendingDutyPassed e: LedgerTicket.Live(context, e.Ticket); break;
            case TicketSplit e: Split(context, e); break;
            case TicketsMerged e: Merge(context, e); break;
            case LossReported e: ReportLoss(context, e); break;
            case LossWithdrawn e: WithdrawLoss(context, e); break;
            case TicketReissued e: Reissue(context, e); break;
            case AmountOffset e: Offset(context, e); break;
            case TicketAnnulled e: Annul(context, e); break;
            case TicketCancelled e: Cancel(context, e); break;
            default: return false;
        }

        return true;
    }

    /// <summary>Gives a part of a ticket to a new number. A ticket of which nothing is left is split.</summary>
    public static void Carve(
        FoldContext context, LedgerTicket ticket, TicketRows.NewTicket child, PersonId to)
    {
        var left = ticket.Amount - child.Amount;
        (ticket with { Amount = left, Status = left == 0 ? TicketStatus.Split : ticket.Status }).Store(context);
        TicketRows.Open(context, child, [new Share(to, 1)]);
    }

    private static void Issue(FoldContext context, TicketIssued e)
    {
        ReserveFold.Draw(context, e.Lot, e.Amount);
        TicketRows.Open(context, new(e.Ticket, e.Lot, e.Ticket, null, e.Policy, e.Ownership, e.Amount, e.Member,
            e.DocumentHash), e.Owners);
    }

    /// <summary>A holder parts with what is free, not with the whole; a court with all that is not pledged.</summary>
    private static void TransferPart(FoldContext context, PartTransferred e)
    {
        var ruled = e.Cause == TransferCause.Ruling;
        var ticket = ruled ? LedgerTicket.Live(context, e.Ticket) : LedgerTicket.Open(context, e.Ticket);
        var most = ruled ? ticket.Amount - ticket.Pledged : Math.Min(ticket.Unclaimed, ticket.Amount - 1);
        context.Require(e.Amount > 0 && e.Amount <= most, $"ticket {e.Ticket} has not so much to part with");
        Carve(context, ticket, new(e.Child, ticket.Lot, ticket.Root, e.Ticket, ticket.Policy, Ownership.Sole, e.Amount,
            e.Member, e.DocumentHash), e.To);
        if (ruled)
            context.Confirmations.Say(new RuledMove(e.Ticket, e.To, e.Member, e.Amount, e.DocumentHash), Side.Ledger);
    }

    private static void Transfer(FoldContext context, TicketTransferred e)
    {
        var ruled = e.Cause == TransferCause.Ruling;
        var ticket = ruled ? LedgerTicket.Live(context, e.Ticket) : LedgerTicket.Whole(context, e.Ticket);
        context.Require(ticket.Liens == 0, $"ticket {e.Ticket} carries liens");
        TicketRows.Give(context, e.Ticket, e.Ownership, e.Owners);
        if (!ruled)
            return;
        context.Require(e.Ownership == Ownership.Sole, "a ruling gives a ticket to one person");
        context.Confirmations.Say(
            new RuledMove(e.Ticket, e.Owners[0].Person, e.Member, ticket.Amount, e.DocumentHash), Side.Ledger);
    }

    /// <summary>A new owner comes last, and one without parts is no owner any more.</summary>
    private static void TransferShare(FoldContext context, ShareTransferred e)
    {
        var ticket = LedgerTicket.Whole(context, e.Ticket);
        context.Require(ticket.Ownership == Ownership.Shares && e.From != e.To && e.Parts > 0,
            $"no share of ticket {e.Ticket} moves so");
        var owners = TicketRows.Owners(context, e.Ticket).ToList();
        var giver = owners.FindIndex(owner => owner.Person == e.From);
        context.Require(giver >= 0 && owners[giver].Parts >= e.Parts, $"person {e.From} has not so many parts");
        var taker = owners.FindIndex(owner => owner.Person == e.To);
        if (taker < 0)
            owners.Add(new Share(e.To, e.Parts));
        else
        {
            context.Require(owners[taker].Parts <= uint.MaxValue - e.Parts, $"person {e.To} has too many parts");
            owners[taker] = owners[taker] with { Parts = owners[taker].Parts + e.Parts };
        }

        owners[giver] = owners[giver] with { Parts = owners[giver].Parts - e.Parts };
        owners.RemoveAll(owner => owner.Parts == 0);
        TicketRows.Give(context, e.Ticket, owners.Count == 1 ? Ownership.Sole : Ownership.Shares, owners);
    }

    private static void ChangeOwnership(FoldContext context, OwnershipChanged e)
    {
        var ticket = LedgerTicket.Whole(context, e.Ticket);
        var before = TicketRows.Owners(context, e.Ticket).Select(owner => owner.Person).ToHashSet();
        context.Require(ticket.Ownership != Ownership.Sole && before.SetEquals(e.Owners.Select(owner => owner.Person)),
            $"ticket {e.Ticket} has other owners");
        TicketRows.Give(context, e.Ticket, e.Ownership, e.Owners);
    }

    private static void Split(FoldContext context, TicketSplit e)
    {
        var ticket = LedgerTicket.Whole(context, e.Ticket);
        context.Require(e.Children.Count > 1 && e.Children.Count == e.Amounts.Count, "numbers and amounts do not fit");
        context.Require(Sum(e.Amounts) == ticket.Amount, $"the amounts are not ticket {e.Ticket}'s");
        var owners = TicketRows.Owners(context, e.Ticket);
        (ticket with { Amount = 0, Status = TicketStatus.Split }).Store(context);
        for (var i = 0; i < e.Children.Count; i++)
        {
            TicketRows.Open(context, new(e.Children[i], ticket.Lot, ticket.Root, e.Ticket, ticket.Policy,
                ticket.Ownership, e.Amounts[i], e.Member, e.DocumentHash), owners);
        }
    }

    /// <summary>The new number is its own root and remembers each root that the others descend from.</summary>
    private static void Merge(FoldContext context, TicketsMerged e)
    {
        var tickets = e.Tickets.Select(number => LedgerTicket.Whole(context, number)).ToList();
        context.Require(tickets.Count > 1 && e.Tickets.Distinct().Count() == tickets.Count, "it merges nothing");
        var first = tickets[0];
        var owners = TicketRows.Owners(context, first.Number);
        foreach (var ticket in tickets)
        {
            context.Require((ticket.Lot, ticket.Policy, ticket.Ownership) == (first.Lot, first.Policy, first.Ownership)
                && TicketRows.Owners(context, ticket.Number).SequenceEqual(owners),
                $"tickets {first.Number} and {ticket.Number} are not alike");
        }

        context.Require(Sum(tickets.Select(ticket => ticket.Amount)) == e.Amount, "the amount is another");
        TicketRows.Open(context, new(e.Merged, first.Lot, e.Merged, null, first.Policy, first.Ownership, e.Amount,
            e.Member, e.DocumentHash), owners);
        var roots = tickets.SelectMany(ticket => RootsOver(context, ticket.Root)).Distinct().ToList();
        for (var seat = 0; seat < roots.Count; seat++)
        {
            context.Change("INSERT INTO ticket_roots (ticket, seat, root) VALUES ($1, $2, $3)",
                e.Merged.Cell(), (long)seat, roots[seat].Cell());
        }

        foreach (var ticket in tickets)
        {
            (ticket with { Amount = 0, Status = TicketStatus.Merged }).Store(context);
            context.Change("UPDATE tickets SET merged_into = $2 WHERE number = $1",
                ticket.Number.Cell(), e.Merged.Cell());
        }
    }

    private static IEnumerable<RegisterNumber> RootsOver(FoldContext context, RegisterNumber root) =>
        context.Session.All("SELECT root FROM ticket_roots WHERE ticket = $1 ORDER BY seat", row => row.Number(0),
            root.Cell()).Prepend(root);

    private static UInt128 Sum(IEnumerable<ulong> amounts) =>
        amounts.Aggregate(UInt128.Zero, (sum, amount) => sum + amount);

    private static void ReportLoss(FoldContext context, LossReported e) => context.Change(
        """
        UPDATE tickets SET lost = 1, loss_cause = $2, loss_until = $3, loss_document = $4
        WHERE number = $1 AND status = 1 AND lost = 0
        """,
        e.Ticket.Cell(), e.Cause.Cell(), e.UntilSeconds.Cell(), e.DocumentHash.Cell());

    private static void WithdrawLoss(FoldContext context, LossWithdrawn e) => context.Change(
        """
        UPDATE tickets SET lost = 0, loss_cause = 0, loss_until = 0, loss_document = NULL
        WHERE number = $1 AND status = 1 AND lost = 1
        """,
        e.Ticket.Cell());

    private static void Reissue(FoldContext context, TicketReissued e) => context.Change(
        """
        UPDATE tickets SET lost = 0, loss_cause = 0, loss_until = 0, loss_document = NULL, print_version = $2,
          print_document = $3, printed_at = $4
        WHERE number = $1 AND status = 1 AND lost = 1 AND print_version = $2 - 1
        """,
        e.Ticket.Cell(), (long)e.PrintVersion, e.DocumentHash.Cell(), context.TimeCell);

    private static void Offset(FoldContext context, AmountOffset e)
    {
        var ticket = LedgerTicket.Open(context, e.Ticket);
        context.Require(e.Amount > 0 && e.Amount <= ticket.Unclaimed, $"ticket {e.Ticket} has not so much free");
        context.Confirmations.Say(new OffsetItem(e.Voucher, e.Ticket, e.Amount, e.Member), Side.Ledger);
        var left = ticket.Amount - e.Amount;
        (ticket with
        {
            Amount = left,
            Offset = ticket.Offset + e.Amount,
            Status = left == 0 ? TicketStatus.UsedUp : TicketStatus.Live,
        }).Store(context);
    }

    private static void Annul(FoldContext context, TicketAnnulled e)
    {
        var ticket = LedgerTicket.Live(context, e.Ticket);
        context.Require(ticket.Liens == 0, $"ticket {e.Ticket} carries liens");
        context.Require(ticket.Amount == e.Amount, $"ticket {e.Ticket} has another amount");
        context.Confirmations.Say(new Annulled(e.Ticket, e.Cause, e.Member, e.DocumentHash), Side.Ledger);
        (ticket with { Amount = 0, Status = TicketStatus.Annulled }).Store(context);
        context.Change("UPDATE tickets SET annulled = $2 WHERE number = $1", e.Ticket.Cell(), e.Amount.Cell());
    }

    private static void Cancel(FoldContext context, TicketCancelled e)
    {
        var ticket = LedgerTicket.Load(context, e.Ticket);
        context.Require(ticket.Status == TicketStatus.UsedUp, $"ticket {e.Ticket} is {ticket.Status}, not used up");
        (ticket with { Status = TicketStatus.Cancelled }).Store(context);
    }
}
