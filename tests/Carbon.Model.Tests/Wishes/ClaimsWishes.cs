namespace Carbon.Model.Tests;

/// <summary>Wishes of lenders and courts.</summary>
internal sealed class ClaimsWishes(Scene scene)
{
    private Dice Dice => scene.Dice;

    private RegisterModel Model => scene.Model;

    public Wish? Of(Type command) => command.Name switch
    {
        nameof(ProposePledge) => Propose(),
        nameof(AcceptPledge) => Accept(),
        nameof(DeclinePledge) => Party(
            (id, paper) => new DeclinePledge(id, paper), pledge => pledge.Content.Lender),
        nameof(WithdrawPledge) => Party((id, paper) => new WithdrawPledge(id, paper), pledge => pledge.Proposer),
        nameof(AttachCover) => Cover(),
        nameof(RenewLien) => Renew(),
        nameof(ReleaseLiens) => Release(),
        nameof(LapseFreeze) => Lapse(),
        nameof(FreezeTicket) => Freeze(),
        nameof(FreezeRootTicket) => FreezeRoot(),
        nameof(TransferByRuling) => Rule(),
        nameof(EnforcePledge) => Enforce(),
        _ => null,
    };

    private Wish Propose()
    {
        var ticket = scene.Ticket(one => scene.IsOpen(one) && Model.UnclaimedOf(one.Number) != 0
            && Model.Policies[one.Policy].Move.LienKinds != 0);
        var number = Scene.NumberOf(ticket);
        var kind = ticket is null || Dice.Odd() ? Dice.CodeOf<LienKind>(orNone: true)
            : Dice.CodeIn<LienKind>(Model.Policies[ticket.Policy].Move.LienKinds);
        var content = new PledgeContent(
            kind, scene.OfKind(MemberKind.Bank), Items(ticket), scene.UntilOrNone(), scene.Document());
        return new(
            new ProposePledge(content), scene.Agent(ticket, MandateAct.Pledge, registrar: false));
    }

    private Portion[] Items(ModelTicket? first)
    {
        if (Dice.Odd())
            return [];
        var number = Scene.NumberOf(first);
        List<RegisterNumber> numbers = [number];
        if (first is not null && Dice.Chance(0.3))
        {
            var others = Model.Tickets.Values.Where(one => one.Owners.SequenceEqual(first.Owners)
                && one.Number.Value >> 40 == number.Value >> 40 && scene.IsOpen(one));
            numbers.AddRange(Dice.Shuffled(others).Take(3).Select(one => one.Number));
        }

        if (Dice.Odd())
            numbers.Add(Scene.NumberOf(scene.Free()));
        var ordered = numbers.Distinct().OrderBy(one => one.Value).Select(Item).ToArray();
        if (Dice.Odd())
            Array.Reverse(ordered);
        return ordered;
    }

    private Portion Item(RegisterNumber number) => new(
        number, scene.PartOf(Model.Tickets.ContainsKey(number) ? Model.UnclaimedOf(number) : 5));

    private Wish Accept()
    {
        var id = scene.Id(Model.Pledges, pledge => pledge.Status == PledgeStatus.Proposed);
        if (!Model.Pledges.TryGetValue(id, out var pledge))
            return Propose() is { Command: ProposePledge asked } unknown
                ? new(new AcceptPledge(asked.Content), unknown.By)
                : throw new InvalidOperationException("A proposal is one.");
        var content = Dice.Odd() ? pledge.Content with { UntilSeconds = scene.Until() } : pledge.Content;
        return new(new AcceptPledge(content), Dice.Chance(0.05) ? scene.Member() : content.Lender);
    }

    private Wish Party(Func<Digest, Digest, RegistryCommand> ask, Func<ModelPledge, MemberId> party)
    {
        var id = scene.Id(Model.Pledges, pledge => pledge.Status == PledgeStatus.Proposed);
        var by = Model.Pledges.TryGetValue(id, out var pledge) && !Dice.Chance(0.08) ? party(pledge) : scene.Member();
        return new(ask(id, scene.Document()), by);
    }

    private Wish Cover()
    {
        var id = scene.Id(Model.Pledges, pledge => pledge.Status == PledgeStatus.Accepted);
        var cover = Dice.Odd() ? CoverKind.None : Dice.CodeOf<CoverKind>();
        var by = Dice.Chance(0.9)
            ? scene.OfKind(cover == CoverKind.Insurance ? MemberKind.Insurer : MemberKind.Guarantor)
            : scene.OfKind(MemberKind.Insurer, MemberKind.Guarantor);
        return new(new AttachCover(id, cover, scene.UntilOrNone(), scene.Document()), by);
    }

    private Wish Renew()
    {
        var id = scene.Id(Model.Liens, lien => lien.Status == LienStatus.InForce && lien.UntilSeconds != 0);
        var lien = Model.Liens.GetValueOrDefault(id);
        var until = Dice.Chance(0.9) && lien is not null
            ? Math.Max(lien.UntilSeconds, scene.NowSeconds) + Dice.Between(1, 8_000_000)
            : scene.Until();
        return new(new RenewLien(id, until, scene.Document()), Owner(lien));
    }

    private Wish Release()
    {
        var id = scene.Id(Model.Liens, lien => lien.Status == LienStatus.InForce);
        var first = Model.Liens.GetValueOrDefault(id);
        List<Digest> ids = Dice.Odd() ? [] : [id];
        if (first is not null && Dice.Chance(0.3))
            ids.AddRange(Dice.Shuffled(Model.Liens.Values.Where(lien => lien.Status == LienStatus.InForce
                && lien.Owner == first.Owner && (lien != first || Dice.Odd()))).Take(3).Select(lien => lien.Id));
        return new(new ReleaseLiens(ids, scene.Document()), Owner(first));
    }

    private Wish Lapse()
    {
        var id = scene.Id(Model.Liens, lien => lien.Status == LienStatus.InForce && !lien.IsPledge
            && lien.UntilSeconds <= scene.NowSeconds);
        var lien = Model.Liens.GetValueOrDefault(id);
        var by = lien is null || Dice.Chance(0.3)
            ? Owner(lien)
            : scene.Officer(lien.Ticket.Division, Office.Register);
        return new(new LapseFreeze(id, scene.Document()), by);
    }

    private Wish Freeze()
    {
        var ticket = scene.Ticket(one => one.Status == TicketStatus.Live);
        var number = Scene.NumberOf(ticket);
        return new(
            new FreezeTicket(number, scene.PartOf(ticket?.Amount ?? 5), scene.Until(), scene.Document()),
            scene.Officer(number.Division, Office.Judge));
    }

    private Wish FreezeRoot()
    {
        var ticket = scene.Ticket(one => one.Root == one.Number);
        var number = Scene.NumberOf(ticket);
        return new(
            new FreezeRootTicket(number, scene.Until(), scene.Document()),
            scene.Officer(number.Division, Office.Judge));
    }

    private Wish Rule()
    {
        var ticket = scene.Ticket(one => one.Status == TicketStatus.Live
            && (Dice.Chance(0.3) || Model.LiensOn(one.Number).Any(lien => lien.Kind == LienKind.Freeze)));
        var number = Scene.NumberOf(ticket);
        var court = Court(ticket);
        var passage = PassageOf(ticket, court);
        var movable = ticket is null ? 5 : Movable(ticket, passage);
        return new(
            new TransferByRuling(number, scene.Receiver(number), scene.PartOf(movable), passage, scene.Document()),
            court);
    }

    private Wish Enforce()
    {
        var id = scene.Id(Model.Liens, lien => lien.Status == LienStatus.InForce && (lien.IsPledge || Dice.Odd()));
        var lien = Model.Liens.GetValueOrDefault(id);
        var ticket = lien is null ? null : Model.Tickets[lien.Ticket];
        var court = Court(ticket);
        return new(
            new EnforcePledge(
                id, scene.Receiver(Scene.NumberOf(ticket)), PassageOf(ticket, court), scene.Document()), court);
    }

    // A court that has freezes over the ticket or its owners, if one has.
    private MemberId Court(ModelTicket? ticket)
    {
        if (ticket is null || Dice.Chance(0.08))
            return scene.OfKind(MemberKind.Court);
        var owners = ticket.Owners.Select(owner => owner.Person).ToHashSet();
        var courts = Over(ticket).Select(lien => lien.Owner)
            .Concat(FreezesOf(owners).Select(one => one.Value.Court)).ToArray();
        return courts.Length == 0 ? scene.OfKind(MemberKind.Court) : Dice.Of(courts);
    }

    private Passage PassageOf(ModelTicket? ticket, MemberId court)
    {
        if (ticket is null)
            return new([], [], []);
        var own = Over(ticket).Where(lien => lien.Owner == court && !Dice.Odd()).ToArray();
        var ranks = own.Where(lien => lien.Kind == LienKind.Freeze).Select(lien => lien.Rank).ToArray();
        var later = ranks.Length == 0 ? [] : Over(ticket).Where(lien => lien.Owner != court
            && lien.Kind == LienKind.Freeze && (lien.Rank > ranks.Max() || Dice.Odd()) && !Dice.Chance(0.1));
        var owners = ticket.Owners.Select(owner => owner.Person).ToHashSet();
        var persons = FreezesOf(owners)
            .Where(one => (one.Value.Court == court || Dice.Odd()) && !Dice.Odd()).Select(one => one.Key);
        return new(
            Ordered(own.Select(lien => lien.Id).Concat(Dice.Odd() ? [scene.Id(Model.Liens, _ => true)] : [])),
            Ordered(later.Select(lien => lien.Id)),
            Ordered(persons.Concat(Dice.Odd() ? [scene.Id(Model.PersonFreezes, _ => true)] : [])));
    }

    private Digest[] Ordered(IEnumerable<Digest> ids)
    {
        var ordered = ids.Distinct().OrderBy(id => id.ToString(), StringComparer.Ordinal).ToArray();
        if (Dice.Odd())
            Array.Reverse(ordered);
        return ordered;
    }

    private IEnumerable<ModelLien> Over(ModelTicket ticket) => Model.LiensOn(ticket.Number)
        .Where(lien => lien.Kind == LienKind.Freeze)
        .Concat(Model.RootsOver(ticket.Number).SelectMany(Model.LiensOn)
            .Where(lien => lien.Kind == LienKind.RootFreeze));

    private IEnumerable<KeyValuePair<Digest, ModelPersonFreeze>> FreezesOf(HashSet<PersonId> persons) =>
        Model.PersonFreezes.Where(one =>
            one.Value.Status == FreezeStatus.InForce && persons.Contains(one.Value.Person));

    private ulong Movable(ModelTicket ticket, Passage passage)
    {
        var passed = passage.Own.Concat(passage.Later)
            .Select(id => Model.Liens.GetValueOrDefault(id)?.Amount ?? 0).Aggregate(0UL, (sum, one) => sum + one);
        var kept = Model.PledgedOf(ticket.Number) + Model.FrozenOf(ticket.Number);
        kept -= Math.Min(kept, passed);
        return ticket.Amount - Math.Min(ticket.Amount, kept);
    }

    private MemberId Owner(ModelLien? lien) => lien is null || Dice.Chance(0.05) ? scene.Member() : lien.Owner;
}
