using Carbon.Registry.Commands;
using Carbon.Registry.Events;

namespace Carbon.Registry.Model;

public sealed partial class RegisterModel
{
    private Verdict On(FreezeTicket c, Moment at, Reasons no)
    {
        no.If(c.UntilSeconds <= at.NowSeconds || c.DocumentHash.IsZero, RefusalCode.FreezeInvalid);
        Office(no, at, c.Ticket.Division, Codes.Office.Judge);
        no.If(c.Amount == 0, RefusalCode.AmountZero);
        var ticket = Live(no, c.Ticket);
        no.If(c.Amount > ticket?.Amount, RefusalCode.AmountOverTicket);
        Freezable(no, ticket, LienKind.Freeze, at, c.DocumentHash);
        return no.None
            ? Done(Place(LienKind.Freeze, at.By, c.Ticket, c.Amount, c.UntilSeconds, c.DocumentHash))
            : no.Verdict;
    }

    private Verdict On(FreezeRootTicket c, Moment at, Reasons no)
    {
        no.If(c.UntilSeconds <= at.NowSeconds || c.DocumentHash.IsZero, RefusalCode.FreezeInvalid);
        Office(no, at, c.Ticket.Division, Codes.Office.Judge);
        var ticket = Ticket(no, c.Ticket);
        no.If(ticket is not null && ticket.Root != c.Ticket, RefusalCode.TicketNotRoot);
        Freezable(no, ticket, LienKind.RootFreeze, at, c.DocumentHash);
        return no.None
            ? Done(Place(LienKind.RootFreeze, at.By, c.Ticket, 0, c.UntilSeconds, c.DocumentHash))
            : no.Verdict;
    }

    private Verdict On(TransferByRuling c, Moment at, Reasons no)
    {
        Office(no, at, c.Ticket.Division, Codes.Office.Judge);
        no.If(c.DocumentHash.IsZero, RefusalCode.DocumentMissing);
        no.If(_used.Contains(($"ruling {c.Ticket}", c.DocumentHash)), RefusalCode.TransferDocumentUsed);
        if (Live(no, c.Ticket) is not { } ticket)
            return no.Verdict;
        var (own, later) = Pass(no, ticket, c.Passage, at.By);
        no.If(c.Amount == 0, RefusalCode.AmountZero);
        no.If(c.Amount > Movable(ticket, own, later), RefusalCode.AmountOverFree);
        To(no, ticket, c.To, TransferCause.Ruling);
        if (!no.None)
            return no.Verdict;
        _used.Add(($"ruling {c.Ticket}", c.DocumentHash));
        var told = new List<RegistryEvent> { new RulingExecuted(c.Ticket, c.To, at.By, c.Amount, c.DocumentHash) };
        told.AddRange(own.Where(lien => lien.Kind == LienKind.Freeze).Select(lien => Release(lien, c.DocumentHash)));
        if (c.Amount == ticket.Amount && !On(c.Ticket).Any())
        {
            Share[] owners = [new(c.To, 1)];
            Give(ticket, owners, false);
            told.Add(new TicketTransferred(
                c.Ticket, Ownership.Sole, owners, TransferCause.Ruling, at.By, c.DocumentHash));
            return new Verdict.Done([.. told, .. Told(ticket, c.Ticket, at, c.DocumentHash)]);
        }

        var child = Carve(ticket, c.To, c.Amount, at).Number;
        told.Add(new PartTransferred(c.Ticket, child, c.To, c.Amount, TransferCause.Ruling, at.By, c.DocumentHash));
        return new Verdict.Done([.. told, .. Told(ticket, child, at, c.DocumentHash)]);
    }

    private Verdict On(EnforcePledge c, Moment at, Reasons no)
    {
        no.If(c.DocumentHash.IsZero, RefusalCode.DocumentMissing);
        if (no.If(!_liens.TryGetValue(c.LienId, out var lien), RefusalCode.LienUnknown))
            return no.Verdict;
        Office(no, at, lien!.Ticket.Division, Codes.Office.Judge);
        no.If(lien.Status != LienStatus.InForce, RefusalCode.LienEnded);
        no.If(!lien.IsPledge, RefusalCode.LienUnfit);
        if (Live(no, lien.Ticket) is not { } ticket)
            return no.Verdict;
        Pass(no, ticket, c.Passage, at.By);
        To(no, ticket, c.To, TransferCause.Ruling);
        if (!no.None)
            return no.Verdict;
        End(lien, LienStatus.Enforced);
        var child = Carve(ticket, c.To, lien.Amount, at).Number;
        return new Verdict.Done([
            new PledgeEnforced(c.LienId, c.To, at.By, c.DocumentHash),
            new LienEnforced(c.LienId, lien.Ticket, child, c.To, lien.Amount, at.By, c.DocumentHash),
            .. Told(ticket, child, at, c.DocumentHash)]);
    }

    private void Freezable(Reasons no, ModelTicket? ticket, LienKind kind, Moment at, Digest document)
    {
        if (ticket is null)
            return;
        no.If(_liens.ContainsKey(hashes.Lien(kind, at.By, ticket.Number, document)), RefusalCode.LienExists);
        no.If(On(ticket.Number).Count() >= 64 || ticket.TopRank >= 255, RefusalCode.LiensFull);
    }

    // A court passes where every freeze of the root or of an owner is its own; gives its freezes and those behind them.
    private (ModelLien[] Own, ModelLien[] Later) Pass(
        Reasons no, ModelTicket ticket, Passage passage, MemberId court)
    {
        var own = Named(no, passage.Own);
        var later = Named(no, passage.Later);
        var roots = RootsOver(ticket).ToHashSet();
        foreach (var lien in own)
        {
            no.If(lien.Owner != court, RefusalCode.LienNotOwned);
            var over = lien.Kind == LienKind.RootFreeze && roots.Contains(lien.Ticket);
            var on = lien.Kind == LienKind.Freeze && lien.Ticket == ticket.Number;
            no.If(!over && !on, RefusalCode.LienUnfit);
        }

        var behind = own.Where(lien => lien.Kind == LienKind.Freeze).Select(lien => lien.Rank)
            .DefaultIfEmpty(byte.MaxValue).Max();
        no.If(later.Any(lien => lien.Kind != LienKind.Freeze || lien.Ticket != ticket.Number || lien.Owner == court
            || lien.Rank <= behind), RefusalCode.LienUnfit);
        var foreign = roots.SelectMany(On).Where(lien => lien.Kind == LienKind.RootFreeze).Except(own);
        no.If(foreign.Any(), RefusalCode.RootFrozen);
        PassPersons(no, ticket, passage.Persons, court);
        return (own, later);
    }

    private ModelLien[] Named(Reasons no, IReadOnlyList<Digest> ids)
    {
        no.If(ids.Count > 16, RefusalCode.ListInvalid);
        no.If(!Ascending(ids, id => id.ToString()), RefusalCode.ListUnordered);
        var liens = new List<ModelLien>();
        foreach (var id in ids)
        {
            if (no.If(!_liens.TryGetValue(id, out var lien), RefusalCode.LienUnknown))
                continue;
            no.If(lien!.Status != LienStatus.InForce, RefusalCode.LienEnded);
            liens.Add(lien);
        }

        return [.. liens];
    }

    private void PassPersons(Reasons no, ModelTicket ticket, IReadOnlyList<Digest> ids, MemberId court)
    {
        no.If(!Ascending(ids, id => id.ToString()), RefusalCode.ListUnordered);
        var owners = ticket.Owners.Select(owner => owner.Person).ToHashSet();
        foreach (var id in ids)
        {
            if (no.If(!_personFreezes.TryGetValue(id, out var freeze), RefusalCode.PersonFreezeUnknown))
                continue;
            no.If(freeze!.Court != court, RefusalCode.PersonFreezeNotOwned);
            no.If(freeze.Status != FreezeStatus.InForce, RefusalCode.PersonFreezeEnded);
            no.If(!owners.Contains(freeze.Person), RefusalCode.PersonFreezeForeign);
        }

        no.If(owners.SelectMany(FreezesOf).Any(freeze => !ids.Contains(freeze.Key)), RefusalCode.PersonIsFrozen);
    }

    // Ahead of the court stand pledges and earlier freezes. Of the rest it has what it froze, and what nobody froze.
    // What is named without right is refused by its own name, and moves nothing here.
    private UInt128 Movable(ModelTicket ticket, ModelLien[] own, ModelLien[] later)
    {
        var over = On(ticket.Number).Where(lien => lien.Kind != LienKind.RootFreeze).ToArray();
        var ahead = Sum(over.Except(own).Except(later));
        var rest = ahead < ticket.Amount ? ticket.Amount - ahead : 0;
        var mine = UInt128.Min(Sum(over.Intersect(own)), rest);
        return mine + (rest - mine - UInt128.Min(rest - mine, Sum(over.Intersect(later))));
    }

    private static UInt128 Sum(IEnumerable<ModelLien> liens) =>
        liens.Aggregate(UInt128.Zero, (sum, lien) => sum + lien.Amount);
}
