namespace Carbon.Model.Tests;

/// <summary>Wishes of holders about their tickets, and dividends.</summary>
internal sealed class TicketsWishes(Scene scene)
{
    private Dice Dice => scene.Dice;

    private RegisterModel Model => scene.Model;

    public Wish? Of(Type command) => command.Name switch
    {
        nameof(TransferPart) => TransferPart(),
        nameof(TransferTicket) => TransferTicket(),
        nameof(TransferShare) => TransferShare(),
        nameof(SplitTicket) => Split(),
        nameof(MergeTickets) => Merge(),
        nameof(ChangeOwnership) => ChangeOwnership(),
        nameof(RegisterChange) => Register(scene.Ticket(scene.IsOpen), (number, paper) =>
            new RegisterChange(number, Dice.Odd() ? ChangeKind.None : Dice.CodeOf<ChangeKind>(), paper)),
        nameof(ReportLoss) => Register(
            scene.Ticket(one => one.Status == TicketStatus.Live && one.LossUntilSeconds is null),
            (number, paper) => new ReportLoss(number, Dice.CodeOf<LossCause>(orNone: Dice.Odd()), paper)),
        nameof(WithdrawLoss) => Register(Lost(), (number, paper) => new WithdrawLoss(number, paper)),
        nameof(ReissueTicket) => Register(
            scene.Ticket(one => one.Status == TicketStatus.Live && one.LossUntilSeconds <= scene.NowSeconds) ?? Lost(),
            (number, paper) => new ReissueTicket(number, paper)),
        nameof(CancelTicket) => Cancel(),
        nameof(DeclareDividend) => Declare(),
        nameof(PayDividend) => Pay(),
        _ => null,
    };

    private Wish TransferPart()
    {
        var ticket = scene.Free();
        var number = Scene.NumberOf(ticket);
        var free = ticket is null ? 5 : Model.UnclaimedOf(number);
        var amount = scene.PartOf(free);
        if (amount == ticket?.Amount && Dice.Chance(0.8) && amount > 1)
            amount /= 2;
        return new(
            new TransferPart(number, scene.Receiver(number), amount, Cause(ticket), scene.Document()),
            scene.Agent(ticket, MandateAct.Transfer));
    }

    private Wish TransferTicket()
    {
        var ticket = scene.Whole();
        var number = Scene.NumberOf(ticket);
        var owners = scene.Shares(() => scene.Receiver(number));
        return new(
            new TransferTicket(number, owners, Dice.Chance(0.3), Cause(ticket), scene.Document()),
            scene.Agent(ticket, MandateAct.Transfer));
    }

    private Wish TransferShare()
    {
        var ticket = scene.Ticket(one => scene.IsOpen(one) && one.Ownership == Ownership.Shares
            && !Model.LiensOn(one.Number).Any());
        var number = Scene.NumberOf(ticket);
        var giver = ticket is null || Dice.Odd() ? new Share(scene.Person(), 1) : Dice.Of(ticket.Owners);
        var to = ticket is not null && Dice.Chance(0.3) ? Dice.Of(ticket.Owners).Person : scene.Receiver(number);
        var parts = Dice.Odd() ? Dice.Among(0u, uint.MaxValue) : (uint)Dice.Between(1, giver.Parts);
        return new(
            new TransferShare(number, giver.Person, to, parts, Cause(ticket), scene.Document()),
            scene.Agent([giver.Person], MandateAct.Transfer, number.Division, Office.Register));
    }

    private Wish Split()
    {
        var ticket = scene.Whole();
        var number = Scene.NumberOf(ticket);
        var rest = ticket?.Amount ?? 10;
        var count = Dice.Odd() ? Dice.Among(0, 1, 17) : (int)Dice.Between(2, Dice.Chance(0.05) ? 16UL : 3UL);
        var amounts = new List<ulong>();
        for (var i = 1; i < count; i++)
        {
            amounts.Add(rest > 2 ? Dice.Between(1, rest / 2) : 1);
            rest -= Math.Min(rest, amounts[^1]);
        }

        if (count > 0)
            amounts.Add(Dice.Odd() ? rest + 1 : rest);
        return Register(ticket, (_, paper) => new SplitTicket(number, amounts, paper));
    }

    private Wish Merge()
    {
        var first = scene.Ticket(one => IsBare(one) && Model.Tickets.Values.Any(other => AreAlike(one, other)));
        var alike = Model.Tickets.Values.Where(other => first is not null && AreAlike(first, other)).ToArray();
        var others = Dice.Shuffled(alike).Take((int)Dice.Between(1, 3)).Select(one => one.Number).ToList();
        if (Dice.Odd() || others.Count == 0)
            others.Add(Scene.NumberOf(scene.Whole()));
        var numbers = others.Append(Scene.NumberOf(first)).OrderBy(number => number.Value).ToArray();
        if (Dice.Odd())
            Array.Reverse(numbers);
        if (Dice.Odd())
            numbers = numbers[..1];
        return Register(first, (_, paper) => new MergeTickets(numbers, paper));
    }

    private Wish ChangeOwnership()
    {
        var ticket = scene.Ticket(one => IsBare(one) && one.Ownership != Ownership.Sole);
        if (ticket is not null && !Dice.Odd() && MissingMandate(ticket) is { } mandate)
            return mandate;
        var owners = ticket is null || Dice.Odd()
            ? scene.Shares(() => scene.Person())
            : [.. Dice.Shuffled(ticket.Owners).Select(one => one with { Parts = (uint)Dice.Between(1, 9) })];
        return Register(ticket, (number, paper) =>
            new ChangeOwnership(number, owners, Dice.Chance(0.4), paper));
    }

    /// <summary>
    /// All owners must have one registrar in common, which luck seldom gives them: what is missing is recorded first.
    /// </summary>
    private Wish? MissingMandate(ModelTicket ticket)
    {
        PersonId[] owners = [.. ticket.Owners.Select(owner => owner.Person)];
        var registrars = Dice.Shuffled([Cast.Forestry, Cast.Government]);
        var (agent, recorder) = IsGivenByAll(owners, registrars[0])
            ? (registrars[0], registrars[1])
            : (registrars[1], registrars[0]);
        if (IsGivenByAll(owners, agent))
            return null;
        var owner = owners.First(one => !scene.IsGiven(one, agent, MandateAct.Register));
        return new(
            new RecordMandate(
                owner, agent, PersonsWishes.EveryAct, scene.NowSeconds + (300 * 86_400), scene.Document()),
            recorder);
    }

    private bool IsGivenByAll(PersonId[] owners, MemberId agent) =>
        owners.All(owner => scene.IsGiven(owner, agent, MandateAct.Register));

    private Wish Cancel()
    {
        var ticket = scene.Ticket(one => one.Status == TicketStatus.UsedUp && !Model.IsRootFrozen(one.Number));
        var number = Scene.NumberOf(ticket);
        return new(new CancelTicket(number, scene.Document()), scene.Officer(number.Division, Office.Cancel));
    }

    private Wish Declare()
    {
        var ticket = scene.Ticket(one => one.Status == TicketStatus.Live && one.Ownership != Ownership.Joint
            && Model.Policies[one.Policy].Use.Dividends);
        var number = Scene.NumberOf(ticket);
        var income = Dice.Odd() ? Dice.Among(0UL, 1_000_000_000_000_001UL) : Dice.Between(1, 5_000_000);
        return new(
            new DeclareDividend(number, income, scene.Document()), scene.Officer(number.Division, Office.Register));
    }

    private Wish Pay()
    {
        var id = scene.Id(Model.Dividends, one => one.Due.Count != 0);
        var dividend = Model.Dividends.GetValueOrDefault(id);
        var person = dividend is null || dividend.Due.Count == 0 || Dice.Odd()
            ? scene.Person()
            : Dice.Any(dividend.Due.Keys);
        return new(
            new PayDividend(id, person, scene.Document()),
            scene.Officer(dividend?.Ticket.Division ?? 654002, Office.Register));
    }

    private Wish Register(ModelTicket? ticket, Func<RegisterNumber, Digest, RegistryCommand> ask) =>
        new(ask(Scene.NumberOf(ticket), scene.Document()), scene.Agent(ticket, MandateAct.Register));

    private ModelTicket? Lost() =>
        scene.Ticket(one => one is { Status: TicketStatus.Live, LossUntilSeconds: not null });

    private bool IsBare(ModelTicket one) => scene.IsOpen(one) && !Model.LiensOn(one.Number).Any();

    private bool AreAlike(ModelTicket one, ModelTicket other) => one != other && one.Lot == other.Lot
        && one.Policy == other.Policy && one.Ownership == other.Ownership && one.Owners.SequenceEqual(other.Owners)
        && IsBare(other);

    private TransferCause Cause(ModelTicket? ticket) => ticket is null
        ? TransferCause.Sale
        : Dice.CodeIn<TransferCause>(Model.Policies[ticket.Policy].Move.Causes & ~(1u << (int)TransferCause.Ruling));
}
