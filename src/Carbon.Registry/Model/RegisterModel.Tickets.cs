using Carbon.Registry.Commands;
using Carbon.Registry.Events;

namespace Carbon.Registry.Model;

public sealed partial class RegisterModel
{
    /// <summary>What is neither pledged nor frozen; freezes of the root or of an owner apart.</summary>
    public ulong UnclaimedOf(RegisterNumber number)
    {
        var claimed = PledgedOf(number) + (UInt128)FrozenOf(number);
        var amount = _tickets[number].Amount;
        return claimed < amount ? amount - (ulong)claimed : 0;
    }

    /// <summary>The sum of the pledges and mortgages in force.</summary>
    public ulong PledgedOf(RegisterNumber number) =>
        On(number).Where(lien => lien.IsPledge).Aggregate(0UL, (sum, lien) => sum + lien.Amount);

    /// <summary>The sum of the freezes in force, those that wait included.</summary>
    public ulong FrozenOf(RegisterNumber number) =>
        On(number).Where(lien => lien.Kind == LienKind.Freeze).Aggregate(0UL, (sum, lien) => sum + lien.Amount);

    private IEnumerable<ModelLien> On(RegisterNumber number) =>
        _liens.Values.Where(lien => lien.Ticket == number && lien.Status == LienStatus.InForce);

    private MoveTerms MoveOf(ModelTicket ticket) => _policies[ticket.Policy].Move;

    private ModelTicket? Ticket(Reasons no, RegisterNumber number)
    {
        no.If(!_tickets.TryGetValue(number, out var ticket), RefusalCode.TicketUnknown);
        return ticket;
    }

    private ModelTicket? Live(Reasons no, RegisterNumber number)
    {
        var ticket = Ticket(no, number);
        no.If(ticket is not null && ticket.Status != TicketStatus.Live, RefusalCode.TicketEnded);
        return ticket;
    }

    private ModelTicket? Open(Reasons no, RegisterNumber number)
    {
        var ticket = Live(no, number);
        no.If(ticket?.LossUntilSeconds is not null, RefusalCode.TicketLost);
        no.If(ticket is not null && IsRootFrozen(ticket), RefusalCode.RootFrozen);
        return ticket;
    }

    private ModelTicket? Whole(Reasons no, RegisterNumber number)
    {
        var ticket = Open(no, number);
        no.If(ticket is not null && On(number).Any(), RefusalCode.TicketEncumbered);
        return ticket;
    }

    private ModelTicket? Lost(Reasons no, Moment at, RegisterNumber number, Digest document)
    {
        Registry(no, at, number, document);
        if (Live(no, number) is not { } ticket)
            return null;
        no.If(ticket.LossUntilSeconds is null, RefusalCode.TicketNotLost);
        Consent(no, ticket, at.By, MandateAct.Register, at);
        return ticket;
    }

    private bool IsRootFrozen(ModelTicket ticket) =>
        RootsOver(ticket).Any(root => On(root).Any(lien => lien.Kind == LienKind.RootFreeze));

    private IEnumerable<RegisterNumber> RootsOver(ModelTicket ticket) =>
        _tickets[ticket.Root].Ancestors.Prepend(ticket.Root);

    private void Registry(Reasons no, Moment at, RegisterNumber ticket, Digest document)
    {
        Office(no, at, ticket.Division, Codes.Office.Register);
        no.If(document.IsZero, RefusalCode.DocumentMissing);
    }

    private void Unused(Reasons no, Digest document) =>
        no.If(_used.Contains(("move", document)), RefusalCode.TransferDocumentUsed);

    private void Free(Reasons no, ModelTicket ticket, ulong amount)
    {
        no.If(amount == 0, RefusalCode.AmountZero);
        no.If(amount > UnclaimedOf(ticket.Number), RefusalCode.AmountOverFree);
    }

    private void Consent(
        Reasons no, ModelTicket ticket, MemberId member, MandateAct act, Moment at, bool ofAll = false)
    {
        if (ticket.Ownership == Ownership.Sole)
        {
            Mandate(no, ticket.Owners[0].Person, member, act, at);
            return;
        }

        foreach (var owner in ticket.Owners)
            Acting(no, owner.Person, act);
        var all = ticket.Owners.Sum(owner => (decimal)owner.Parts);
        var consenting = ticket.Owners.Where(owner => IsGiven(owner.Person, member, act, at))
            .Sum(owner => (decimal)owner.Parts);
        var everyone = ofAll || ticket.Ownership == Ownership.Joint || MoveOf(ticket).ConsentOfAll;
        no.If(everyone ? consenting < all : consenting * 3 < all * 2, RefusalCode.ConsentMissing);
    }

    private void To(Reasons no, ModelTicket ticket, PersonId to, TransferCause cause)
    {
        no.If(ticket.Ownership == Ownership.Sole && ticket.Owners[0].Person == to, RefusalCode.HolderSame);
        Fit(no, ticket, to, cause);
    }

    private void Fit(Reasons no, ModelTicket ticket, PersonId to, TransferCause cause)
    {
        if (Receiver(no, to) is not { } person)
            return;
        var terms = MoveOf(ticket);
        no.If(terms.HolderInside && !Inside(ticket.Number.Division, person.Division), RefusalCode.TerritoryOutside);
        no.If(cause == TransferCause.BuyIn && !Sets.Has(terms.BuyInKinds, person.Kind), RefusalCode.BuyerInvalid);
    }

    private ModelTicket Carve(ModelTicket ticket, PersonId to, ulong amount, Moment at)
    {
        ticket.Amount -= amount;
        if (ticket.Amount == 0)
            ticket.Status = TicketStatus.Split;
        return Part(ticket, amount, [new(to, 1)], at, Ownership.Sole);
    }

    private ModelTicket Part(
        ModelTicket from, ulong amount, IReadOnlyList<Share> owners, Moment at, Ownership? ownership = null)
    {
        var number = Next(from.Number.Division, from.Number.Series, at);
        var part = new ModelTicket
        {
            Number = number,
            Lot = from.Lot,
            Root = from.Root,
            Parent = from.Number,
            Policy = from.Policy,
            Amount = amount,
            Ownership = ownership ?? from.Ownership,
            Owners = owners,
        };
        _tickets.Add(number, part);
        return part;
    }

    private static void Give(ModelTicket ticket, IReadOnlyList<Share> owners, bool joint)
    {
        ticket.Ownership = OwnershipOf(owners, joint);
        ticket.Owners = Kept(owners);
        ticket.Turns++;
    }

    private IEnumerable<RegistryEvent> Told(ModelTicket ticket, RegisterNumber moved, Moment at, Digest document)
    {
        var terms = MoveOf(ticket);
        if (terms.ChangeToo)
            yield return new ChangeRegistered(ticket.Number, ChangeKind.Ownership, at.By, document);
        if (terms.TendingDuty)
            yield return new TendingDutyPassed(moved);
    }

    private static bool SamePersons(IReadOnlyList<Share> owners, IReadOnlyList<Share> others) =>
        owners.Count == others.Count
        && owners.Select(owner => owner.Person).ToHashSet().SetEquals(others.Select(owner => owner.Person));

    private static bool AreAlike(ModelTicket ticket, ModelTicket first) =>
        ticket.Lot == first.Lot && ticket.Policy == first.Policy && ticket.Ownership == first.Ownership
        && ticket.Number.Series == first.Number.Series && ticket.Owners.SequenceEqual(first.Owners);

    private static List<(PersonId Person, ulong Parts)> Moved(IReadOnlyList<Share> owners, TransferShare c)
    {
        var moved = owners.Select(owner => (owner.Person, Parts: (ulong)owner.Parts)).ToList();
        var giver = moved.FindIndex(owner => owner.Person == c.From);
        moved[giver] = (c.From, moved[giver].Parts - c.Parts);
        var taker = moved.FindIndex(owner => owner.Person == c.To);
        if (taker < 0)
            moved.Add((c.To, c.Parts));
        else
            moved[taker] = (c.To, moved[taker].Parts + c.Parts);
        moved.RemoveAll(owner => owner.Parts == 0);
        return moved;
    }
}
