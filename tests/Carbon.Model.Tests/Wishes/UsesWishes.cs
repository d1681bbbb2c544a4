namespace Carbon.Model.Tests;

/// <summary>Wishes about offsets, cases, quotas and complaints.</summary>
internal sealed class UsesWishes(Scene scene)
{
    private Dice Dice => scene.Dice;

    private RegisterModel Model => scene.Model;

    public Wish? Of(Type command) => command.Name switch
    {
        nameof(RequestOffset) => Request(),
        nameof(GrantOffset) => Decide((id, one, paper) => new GrantOffset(id, one.Content, paper)),
        nameof(RefuseOffset) => Decide((id, one, paper) => new RefuseOffset(id, one.ContentHash, paper)),
        nameof(WithdrawOffset) => Withdraw(),
        nameof(CreditPlanting) => Credit(),
        nameof(OpenCase) => Open(),
        nameof(AssessCase) => OfCase((id, _) => new AssessCase(
            id, Liable(), Value(), scene.PartOf(500_000), scene.Document())),
        nameof(SubscribeCase) => Subscribe(),
        nameof(RecordLeniency) => OfCase((id, damage) => new RecordLeniency(
            id, (ushort)(Dice.Odd() ? 900 : 1 + Dice.Below(damage.Subscriptions.Count + 1)), scene.Document()),
            damage => damage.Subscriptions.Count > damage.Lenient.Count && damage.Content.Mode == CaseMode.Voluntary),
        nameof(PublishCase) => OfCase((id, damage) =>
            new PublishCase(id, damage.Published == Dice.Odd(), scene.Document())),
        nameof(CloseCase) => OfCase((id, damage) => new CloseCase(
            id, damage.Fulfilled != 0 && Dice.Chance(0.6) ? CaseOutcome.Fulfilled
                : Dice.CodeOf<CaseOutcome>(orNone: Dice.Odd()), scene.Document())),
        nameof(SetQuota) => SetQuota(),
        nameof(MeetOtherwise) => MeetOtherwise(),
        nameof(FileComplaint) => Complain(),
        nameof(AnswerComplaint) => Answer(),
        _ => null,
    };

    private Wish Request()
    {
        var ticket = scene.Ticket(one => scene.IsOpen(one) && Model.UnclaimedOf(one.Number) != 0
            && Model.Policies[one.Policy].Use.Purposes != 0
            && (Model.Policies[one.Policy].Use.Rule != OffsetRule.Whole
                || Model.UnclaimedOf(one.Number) == one.Amount));
        var content = Answering(Content(ticket));
        return new(
            new RequestOffset(content, scene.Document()), scene.Agent(ticket, MandateAct.Offset, registrar: false));
    }

    private OffsetContent Content(ModelTicket? ticket)
    {
        var use = ticket is null ? null : Model.Policies[ticket.Policy].Use;
        var number = Scene.NumberOf(ticket);
        var purposes = use?.Purposes ?? 2;
        // A damage case must be named, which is done afterwards.
        var others = purposes & ~(1u << (int)Purpose.DamageCase);
        var purpose = Dice.CodeIn<Purpose>(others == 0 ? purposes : others);
        var inside = number.Division % 10_000 == 0 ? number.Division + 1 : number.Division;
        var useDivision = use?.UseInside == true && !Dice.Odd() ? inside
            : Dice.Odd() ? 99 : Dice.Among(110108u, 640104u, 654002u);
        return new(
            Dice.Odd() ? [] : Items(ticket), purpose, scene.Person(), AYear(), useDivision, default, default,
            scene.Text(false));
    }

    private OffsetContent Answering(OffsetContent content)
    {
        if (content.Items.Count == 0 || !Model.Tickets.TryGetValue(content.Items[0].Ticket, out var ticket))
            return content;
        var use = Model.Policies[ticket.Policy].Use;
        var kind = KindNames.OfSeries(ticket.Number.Series);
        if (Sets.Has(use.Purposes, Purpose.DamageCase) && Dice.Chance(0.5))
        {
            var id = scene.Id(Model.Cases, one => one.Outcome == CaseOutcome.None && one.Content.Kind == kind);
            return content with { Purpose = Purpose.DamageCase, CaseId = id };
        }

        if (!Sets.Has(use.Purposes, Purpose.ExcessEmission) || !Dice.Chance(0.6))
            return content;
        var quotaId = scene.Id(Model.Quotas, one => one.ByTickets < one.Content.TicketGrams);
        if (!Model.Quotas.TryGetValue(quotaId, out var quota))
            return content with { Purpose = Purpose.ExcessEmission, QuotaId = quotaId };
        return content with
        {
            Purpose = Purpose.ExcessEmission,
            QuotaId = quotaId,
            Beneficiary = Dice.Odd() ? content.Beneficiary : quota.Content.Emitter,
            Year = Dice.Odd() ? content.Year : quota.Content.Year,
            Items = use.Rule == OffsetRule.Whole ? content.Items
                : [new(ticket.Number, Math.Min(
                    Math.Max(1, Model.UnclaimedOf(ticket.Number)), quota.Content.TicketGrams - quota.ByTickets))],
        };
    }

    private Portion[] Items(ModelTicket? ticket)
    {
        var number = Scene.NumberOf(ticket);
        List<ModelTicket?> all = [ticket];
        if (ticket is not null && Dice.Chance(0.25))
            all.AddRange(Dice.Shuffled(Model.Tickets.Values.Where(one => one != ticket && scene.IsOpen(one)
                && one.Number.Value >> 40 == number.Value >> 40 && one.Owners.SequenceEqual(ticket.Owners))).Take(2));
        var whole = ticket is not null && Model.Policies[ticket.Policy].Use.Rule == OffsetRule.Whole && !Dice.Odd();
        return [.. all.OrderBy(one => one?.Number.Value ?? 0).Select(one => new Portion(
            Scene.NumberOf(one),
            one is null ? 5 : whole ? one.Amount : scene.PartOf(Model.UnclaimedOf(one.Number))))];
    }

    private Wish Decide(Func<Digest, ModelRequest, Digest, RegistryCommand> ask)
    {
        var id = scene.Id(Model.Requests, one => one.Status == OffsetStatus.Requested);
        if (!Model.Requests.TryGetValue(id, out var request))
        {
            var content = Content(scene.Free());
            request = new() { Content = content, ContentHash = Dice.Digest(), Member = default, Turns = [] };
        }

        if (Dice.Odd())
            request = new()
            {
                Content = request.Content with { Year = 2001 },
                ContentHash = Dice.Digest(),
                Member = request.Member,
                Turns = request.Turns,
            };
        var division = request.Content.Items.Count == 0 ? 654002 : request.Content.Items[0].Ticket.Division;
        return new(ask(id, request, scene.Document()), scene.Officer(division, Office.Offset));
    }

    private Wish Withdraw()
    {
        var id = scene.Id(Model.Requests, one => one.Status == OffsetStatus.Requested);
        var owned = Model.Requests.TryGetValue(id, out var request) && !Dice.Chance(0.08);
        var by = owned ? request!.Member : scene.Member();
        return new(new WithdrawOffset(id, scene.Document()), by);
    }

    private Wish Credit()
    {
        var division = scene.Division();
        var purposes = Model.InForce(division, Kind.Carbon, scene.NowSeconds)?.Terms.Use.Purposes ?? 2;
        return new(
            new CreditPlanting(
                division, scene.Person(), Dice.CodeIn<Purpose>(purposes), AYear(), scene.PartOf(90_000),
                (byte)(Dice.Odd() ? Dice.Among(0, 101) : 80), scene.Text(true), scene.Document()),
            scene.Officer(division, Office.Offset));
    }

    private Wish Open()
    {
        var terms = Dice.Any(Model.Policies.Values.Where(one => one.Use.CaseOpeners != 0 || Dice.Odd()))!;
        var use = Model.InForce(terms.Division, terms.Kind, scene.NowSeconds)?.Terms.Use ?? terms.Use;
        var openers = Model.Members.Where(one => Sets.Has(use.CaseOpeners, one.Value.Kind)
            && Sets.Has(one.Value.Offices.GetValueOrDefault(terms.Division), Office.Refer)).Select(one => one.Key);
        var by = Dice.Odd() ? scene.Officer(terms.Division, Office.Refer) : Dice.Any(openers);
        var content = new CaseContent(
            terms.Division, terms.Kind, scene.Document(), Liable(), Dice.CodeIn<CaseMode>(use.CaseModes), Value(),
            scene.PartOf(900_000));
        return new(new OpenCase(content, scene.Document()), by.Value == 0 ? scene.Member() : by);
    }

    private Wish Subscribe()
    {
        var buyer = scene.Person();
        var byValue = Dice.Chance(0.5);
        return OfCase((id, damage) => new SubscribeCase(
            id, buyer, byValue || Dice.Odd() ? Value() : 0, byValue ? 0 : scene.PartOf(90_000),
            scene.UntilOrNone(), scene.Document()), null,
            damage => Dice.Chance(0.4) ? damage.Opener : scene.Agent([buyer], MandateAct.Offset));
    }

    private Wish OfCase(
        Func<Digest, ModelCase, RegistryCommand> ask, Func<ModelCase, bool>? fits = null,
        Func<ModelCase, MemberId>? by = null)
    {
        var id = scene.Id(Model.Cases, one => one.Outcome == CaseOutcome.None && (fits is null || fits(one)));
        if (!Model.Cases.TryGetValue(id, out var damage))
            damage = new()
            {
                Content = new(654002, Kind.Carbon, default, default, CaseMode.Voluntary, 1, 0),
                Policy = default,
                Opener = scene.Member(),
            };
        return new(ask(id, damage), Dice.Chance(0.04) ? scene.Member() : (by ?? (one => one.Opener))(damage));
    }

    private Wish SetQuota()
    {
        var known = Dice.Any(Model.Quotas.Values);
        var division = Dice.Chance(0.9) ? Dice.Among(110108u, 150600u) : scene.Division();
        var baseline = Dice.Between(0, 1_000_000);
        var obligation = Dice.Between(0, 900_000_000);
        var content = known is not null && Dice.Chance(0.3)
            ? known.Content with { TicketGrams = scene.PartOf(known.Obligation) }
            : new QuotaContent(
                division, scene.Person(), Dice.Odd() ? (ushort)1999 : AYear(),
                (byte)(Dice.Odd() ? 0 : 1 + Dice.Below(4)), (byte)(Dice.Odd() ? 0 : 2), Dice.Chance(0.2), baseline,
                Dice.Odd() ? 10_000_000_000_000_001UL : baseline + obligation,
                Dice.Odd() ? obligation + 1 : Dice.Between(0, obligation));
        return new(new SetQuota(content, scene.Document()), scene.Officer(content.Division, Office.SetQuota));
    }

    private Wish MeetOtherwise()
    {
        var id = scene.Id(Model.Quotas, one => one.Obligation > one.ByTickets + one.Otherwise
            && (!one.TicketsFirst || one.ByTickets >= one.Content.TicketGrams || Dice.Chance(0.1)));
        var quota = Model.Quotas.GetValueOrDefault(id);
        var left = quota is null ? 5 : (quota.Obligation - quota.ByTickets - quota.Otherwise) / 3;
        return new(
            new MeetOtherwise(id, scene.PartOf(left), scene.Document()),
            scene.Officer(quota?.Content.Division ?? 110108, Office.SetQuota));
    }

    private Wish Complain()
    {
        var ticket = Dice.Chance(0.3) ? null : scene.Ticket(_ => true);
        var subject = ticket?.Number ?? default;
        var division = subject.Value == 0 || Dice.Odd() ? scene.Division() : subject.Division;
        return new(new FileComplaint(division, subject, scene.Document()), scene.Member());
    }

    private Wish Answer()
    {
        var id = scene.Id(Model.Complaints, one => one.Status == ComplaintStatus.Open);
        var status = Dice.Odd() ? Dice.CodeOf<ComplaintStatus>(orNone: true)
            : Dice.Among(ComplaintStatus.Upheld, ComplaintStatus.Dismissed);
        var division = Model.Complaints.GetValueOrDefault(id).Division;
        return new(new AnswerComplaint(id, status, scene.Document()), scene.Officer(division, Office.Supervise));
    }

    private PersonId Liable() => Dice.Chance(0.4) ? default : scene.Person();

    private ulong Value() => Dice.Odd() ? Dice.Among(0UL, 1_000_000_000_000_001UL) : Dice.Between(1, 90_000_000);

    private ushort AYear() => Dice.Odd()
        ? Dice.Among((ushort)1999, (ushort)(scene.Year + 2))
        : (ushort)(scene.Year - Dice.Below(3));
}
