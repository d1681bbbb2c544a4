using Carbon.Registry.Commands;
using Carbon.Registry.Events;

namespace Carbon.Registry.Model;

public sealed partial class RegisterModel
{
    private readonly Dictionary<RegisterNumber, ModelTicket> _tickets = [];

    private Verdict? OfMoves(RegistryCommand command, Moment at, Reasons no) => command switch
    {
        TransferPart c => On(c, at, no),
        TransferTicket c => On(c, at, no),
        TransferShare c => On(c, at, no),
        SplitTicket c => On(c, at, no),
        MergeTickets c => On(c, at, no),
        ChangeOwnership c => On(c, at, no),
        RegisterChange c => On(c, at, no),
        ReportLoss c => On(c, at, no),
        WithdrawLoss c => On(c, at, no),
        ReissueTicket c => On(c, at, no),
        CancelTicket c => On(c, at, no),
        _ => null,
    };

    private Verdict On(TransferPart c, Moment at, Reasons no)
    {
        Registry(no, at, c.Ticket, c.DocumentHash);
        Unused(no, c.DocumentHash);
        if (Open(no, c.Ticket) is not { } ticket)
            return no.Verdict;
        Free(no, ticket, c.Amount);
        no.If(c.Amount >= ticket.Amount, RefusalCode.PartIsWhole);
        no.If(!MoveOf(ticket).Allows(c.Cause), RefusalCode.CauseInvalid);
        Consent(no, ticket, at.By, MandateAct.Transfer, at);
        To(no, ticket, c.To, c.Cause);
        if (!no.None)
            return no.Verdict;
        _used.Add(("move", c.DocumentHash));
        var child = Carve(ticket, c.To, c.Amount, at);
        return new Verdict.Done([
            new PartTransferred(c.Ticket, child.Number, c.To, c.Amount, c.Cause, at.By, c.DocumentHash),
            .. Told(ticket, child.Number, at, c.DocumentHash)]);
    }

    private Verdict On(TransferTicket c, Moment at, Reasons no)
    {
        Registry(no, at, c.Ticket, c.DocumentHash);
        Unused(no, c.DocumentHash);
        no.If(!AreShares(c.Owners), RefusalCode.SharesInvalid);
        if (Whole(no, c.Ticket) is not { } ticket)
            return no.Verdict;
        no.If(!MoveOf(ticket).Allows(c.Cause), RefusalCode.CauseInvalid);
        Consent(no, ticket, at.By, MandateAct.Transfer, at);
        no.If(SamePersons(c.Owners, ticket.Owners), RefusalCode.HolderSame);
        foreach (var owner in c.Owners)
            Fit(no, ticket, owner.Person, c.Cause);
        if (!no.None)
            return no.Verdict;
        _used.Add(("move", c.DocumentHash));
        Give(ticket, c.Owners, c.Joint);
        return new Verdict.Done([
            new TicketTransferred(c.Ticket, ticket.Ownership, c.Owners, c.Cause, at.By, c.DocumentHash),
            .. Told(ticket, c.Ticket, at, c.DocumentHash)]);
    }

    private Verdict On(TransferShare c, Moment at, Reasons no)
    {
        Registry(no, at, c.Ticket, c.DocumentHash);
        Unused(no, c.DocumentHash);
        no.If(c.Parts == 0, RefusalCode.AmountZero);
        no.If(c.From == c.To, RefusalCode.HolderSame);
        if (Whole(no, c.Ticket) is not { } ticket)
            return no.Verdict;
        no.If(ticket.Ownership != Ownership.Shares, RefusalCode.SharesMissing);
        no.If(!MoveOf(ticket).Allows(c.Cause), RefusalCode.CauseInvalid);
        var held = ticket.Owners.FirstOrDefault(owner => owner.Person == c.From)?.Parts ?? 0;
        no.If(c.Parts > held, RefusalCode.PartsOverShare);
        Mandate(no, c.From, at.By, MandateAct.Transfer, at);
        foreach (var owner in ticket.Owners)
            Acting(no, owner.Person, MandateAct.Transfer);
        Fit(no, ticket, c.To, c.Cause);
        if (!no.None)
            return no.Verdict;
        var owners = Moved(ticket.Owners, c);
        if (no.If(owners.Count > 64 || owners.Any(owner => owner.Parts > uint.MaxValue), RefusalCode.SharesInvalid))
            return no.Verdict;
        _used.Add(("move", c.DocumentHash));
        Give(ticket, [.. owners.Select(owner => new Share(owner.Person, (uint)owner.Parts))], false);
        return new Verdict.Done([
            new ShareTransferred(c.Ticket, c.From, c.To, c.Parts, c.Cause, at.By, c.DocumentHash),
            .. Told(ticket, c.Ticket, at, c.DocumentHash)]);
    }

    private Verdict On(SplitTicket c, Moment at, Reasons no)
    {
        Registry(no, at, c.Ticket, c.DocumentHash);
        no.If(c.Amounts.Count is < 2 or > 16, RefusalCode.ListInvalid);
        if (Whole(no, c.Ticket) is not { } ticket)
            return no.Verdict;
        var sum = c.Amounts.Aggregate(UInt128.Zero, (total, amount) => total + amount);
        no.If(sum != ticket.Amount || c.Amounts.Contains(0UL), RefusalCode.SplitNotExact);
        Consent(no, ticket, at.By, MandateAct.Register, at);
        if (!no.None)
            return no.Verdict;
        RegisterNumber[] children = [.. c.Amounts.Select(amount => Part(ticket, amount, ticket.Owners, at).Number)];
        (ticket.Amount, ticket.Status) = (0, TicketStatus.Split);
        return Done(new TicketSplit(c.Ticket, children, c.Amounts, at.By, c.DocumentHash));
    }

    private Verdict On(MergeTickets c, Moment at, Reasons no)
    {
        no.If(c.DocumentHash.IsZero, RefusalCode.DocumentMissing);
        if (no.If(c.Tickets.Count is < 2 or > 16, RefusalCode.ListInvalid))
            return no.Verdict;
        Office(no, at, c.Tickets[0].Division, Codes.Office.Register);
        no.If(!c.Tickets.Zip(c.Tickets.Skip(1)).All(pair => pair.First.Value < pair.Second.Value),
            RefusalCode.ListUnordered);
        var whole = c.Tickets.Select(number => Whole(no, number)).ToArray();
        // A number that is named twice has ended by its first turn.
        no.If(c.Tickets.Distinct().Count() < c.Tickets.Count, RefusalCode.TicketEnded);
        if (whole[0] is not { } first)
            return no.Verdict;

        // One after the other is looked at: what stands against an early one may be told before a later one is missed.
        Consent(no, first, at.By, MandateAct.Register, at);
        no.If(whole.Any(ticket => ticket is not null && !AreAlike(ticket, first)), RefusalCode.TicketsUnlike);
        if (whole.Contains(null))
            return no.Verdict;
        RegisterNumber[] roots =
            [.. whole.SelectMany(ticket => _tickets[ticket!.Root].Ancestors.Prepend(ticket.Root)).Distinct()];
        no.If(roots.Length > 32, RefusalCode.RootsFull);
        if (!no.None)
            return no.Verdict;
        var amount = whole.Aggregate(0UL, (sum, ticket) => sum + ticket!.Amount);
        foreach (var ticket in whole)
            (ticket!.Amount, ticket.Status) = (0, TicketStatus.Merged);
        var number = Next(first.Number.Division, first.Number.Series, at);
        _tickets.Add(number, new()
        {
            Number = number,
            Lot = first.Lot,
            Root = number,
            Ancestors = roots,
            Policy = first.Policy,
            Amount = amount,
            Ownership = first.Ownership,
            Owners = first.Owners,
        });
        return Done(new TicketsMerged(number, c.Tickets, amount, at.By, c.DocumentHash));
    }

    private Verdict On(ChangeOwnership c, Moment at, Reasons no)
    {
        Registry(no, at, c.Ticket, c.DocumentHash);
        Unused(no, c.DocumentHash);
        no.If(!AreShares(c.Owners), RefusalCode.SharesInvalid);
        if (Whole(no, c.Ticket) is not { } ticket)
            return no.Verdict;
        no.If(ticket.Ownership == Ownership.Sole, RefusalCode.SharesMissing);
        no.If(!SamePersons(c.Owners, ticket.Owners), RefusalCode.OwnersDiffer);
        Consent(no, ticket, at.By, MandateAct.Register, at, ofAll: true);
        if (!no.None)
            return no.Verdict;
        _used.Add(("move", c.DocumentHash));
        Give(ticket, c.Owners, c.Joint);
        return Done(new OwnershipChanged(c.Ticket, ticket.Ownership, c.Owners, at.By, c.DocumentHash));
    }

    private Verdict On(RegisterChange c, Moment at, Reasons no)
    {
        Registry(no, at, c.Ticket, c.DocumentHash);
        no.If(c.Kind is ChangeKind.None or ChangeKind.Ownership, RefusalCode.ChangeInvalid);
        if (Open(no, c.Ticket) is not { } ticket)
            return no.Verdict;
        Consent(no, ticket, at.By, MandateAct.Register, at);
        return no.None ? Done(new ChangeRegistered(c.Ticket, c.Kind, at.By, c.DocumentHash)) : no.Verdict;
    }

    private Verdict On(ReportLoss c, Moment at, Reasons no)
    {
        Registry(no, at, c.Ticket, c.DocumentHash);
        if (Live(no, c.Ticket) is not { } ticket)
            return no.Verdict;
        no.If(ticket.LossUntilSeconds is not null, RefusalCode.TicketLost);
        Consent(no, ticket, at.By, MandateAct.Register, at);
        var terms = MoveOf(ticket);
        no.If(c.Cause == LossCause.None || !Sets.Has(terms.LossCauses, c.Cause), RefusalCode.LossCauseInvalid);
        if (!no.None)
            return no.Verdict;
        var until = at.NowSeconds + (terms.LossNoticeDays * 86_400UL);
        ticket.LossUntilSeconds = until;
        return Done(new LossReported(c.Ticket, c.Cause, until, at.By, c.DocumentHash));
    }

    private Verdict On(WithdrawLoss c, Moment at, Reasons no)
    {
        if (Lost(no, at, c.Ticket, c.DocumentHash) is not { } ticket || !no.None)
            return no.Verdict;
        ticket.LossUntilSeconds = null;
        return Done(new LossWithdrawn(c.Ticket, at.By, c.DocumentHash));
    }

    private Verdict On(ReissueTicket c, Moment at, Reasons no)
    {
        var ticket = Lost(no, at, c.Ticket, c.DocumentHash);
        no.If(ticket?.LossUntilSeconds > at.NowSeconds, RefusalCode.LossNoticeRunning);
        no.If(ticket?.PrintVersion == 255, RefusalCode.PrintVersionsFull);
        if (ticket is null || !no.None)
            return no.Verdict;
        ticket.LossUntilSeconds = null;
        ticket.PrintVersion++;
        return Done(new TicketReissued(c.Ticket, (byte)ticket.PrintVersion, at.By, c.DocumentHash));
    }

    private Verdict On(CancelTicket c, Moment at, Reasons no)
    {
        Office(no, at, c.Ticket.Division, Codes.Office.Cancel);
        no.If(c.DocumentHash.IsZero, RefusalCode.DocumentMissing);
        if (Ticket(no, c.Ticket) is not { } ticket)
            return no.Verdict;
        no.If(ticket.Status == TicketStatus.Live, RefusalCode.TicketNotUsedUp);
        no.If(ticket.Status is not (TicketStatus.Live or TicketStatus.UsedUp), RefusalCode.TicketEnded);
        no.If(IsRootFrozen(ticket), RefusalCode.RootFrozen);
        if (!no.None)
            return no.Verdict;
        ticket.Status = TicketStatus.Cancelled;
        return Done(new TicketCancelled(c.Ticket, at.By, c.DocumentHash));
    }
}
