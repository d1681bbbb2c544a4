namespace Carbon.Model.Tests;

/// <summary>Wishes about persons, their mandates and freezes, and about plantings.</summary>
internal sealed class PersonsWishes(Scene scene)
{
    public const uint EveryAct = 0b11_1110;

    private Dice Dice => scene.Dice;

    private RegisterModel Model => scene.Model;

    public Wish? Of(Type command) => command.Name switch
    {
        nameof(RegisterPerson) => RegisterPerson(),
        nameof(SetPersonKey) => Registrar(scene.Person(), (person, paper) =>
            new SetPersonKey(person, scene.NewKey(), paper)),
        nameof(ChangeIdentity) => Registrar(scene.Person(), (person, paper) =>
            new ChangeIdentity(person, scene.Document(), paper)),
        nameof(SetStanding) => SetStanding(),
        nameof(RecordMandate) => RecordMandate(),
        nameof(GiveMandate) => new(scene.Signed(new(
            scene.Person(one => !one.Value.Key.IsZero), scene.Member(), Acts(), MandateUntil(), scene.Document(),
            HexText.From([]))), scene.Member()),
        nameof(WithdrawMandate) => WithdrawMandate(),
        nameof(FreezePerson) => FreezePerson(),
        nameof(RenewPersonFreeze) => OwnFreeze((id, freeze) =>
            new RenewPersonFreeze(id, Later(freeze?.UntilSeconds ?? 0), scene.Document())),
        nameof(ReleasePersonFreeze) => OwnFreeze((id, _) => new ReleasePersonFreeze(id, scene.Document())),
        nameof(LapsePersonFreeze) => LapsePersonFreeze(),
        nameof(AgreePlanting) => AgreePlanting(),
        nameof(ReportPlanting) => ReportPlanting(),
        nameof(AcceptPlanting) => Judge((id, paper) => new AcceptPlanting(id, paper)),
        nameof(RefusePlanting) => Judge((id, paper) => new RefusePlanting(id, paper)),
        _ => null,
    };

    public Wish RegisterPerson()
    {
        var division = scene.Division();
        return new(
            new RegisterPerson(
                division, Dice.Odd() ? PersonKind.None : Dice.CodeOf<PersonKind>(), scene.Document(),
                scene.NewKey(), scene.Document()),
            scene.Officer(division, Office.Register));
    }

    public Wish RecordMandate()
    {
        var person = scene.Person(one => one.Value.Mandates.Count(mandate =>
            mandate.Value.UntilSeconds > scene.NowSeconds) < 3);
        var by = scene.Officer(DivisionOf(person), Office.Register);
        MemberId[] agents = [Cast.Forestry, Cast.Government, Cast.Platform];
        var member = Dice.Odd() ? by : Dice.Chance(0.9) ? Dice.Any(agents.Where(one => one != by)) : scene.Member();
        return new(new RecordMandate(person, member, Acts(), MandateUntil(), scene.Document()), by);
    }

    private Wish SetStanding()
    {
        var person = scene.Person(one => Dice.Chance(0.1) || one.Value.Standing != PersonStanding.Active);
        var standing = Dice.Odd() ? PersonStanding.None
            : Dice.Chance(0.7) ? PersonStanding.Active : Dice.CodeOf<PersonStanding>();
        return new(
            new SetStanding(person, standing, scene.Document()), scene.Officer(DivisionOf(person), Office.Supervise));
    }

    private Wish WithdrawMandate()
    {
        var person = scene.Person(one => one.Value.Mandates.Count != 0);
        var mandates = Model.Persons.GetValueOrDefault(person)?.Mandates.Keys.ToArray() ?? [];
        var member = Dice.Odd() || mandates.Length == 0 ? scene.Member() : Dice.Of(mandates);
        var by = Dice.Chance(0.4) ? member : scene.Officer(DivisionOf(person), Office.Register);
        return new(new WithdrawMandate(person, member, scene.Document()), by);
    }

    private Wish FreezePerson()
    {
        var person = scene.Person();
        return new(
            new FreezePerson(person, scene.Until(), scene.Document()), scene.Officer(DivisionOf(person), Office.Judge));
    }

    private Wish OwnFreeze(Func<Digest, ModelPersonFreeze?, RegistryCommand> ask)
    {
        var id = scene.Id(Model.PersonFreezes, freeze => freeze.Status == FreezeStatus.InForce);
        var freeze = Model.PersonFreezes.GetValueOrDefault(id);
        var by = freeze is null || Dice.Chance(0.08) ? scene.Member() : freeze.Court;
        return new(ask(id, freeze), by);
    }

    private Wish LapsePersonFreeze()
    {
        var id = scene.Id(Model.PersonFreezes, freeze => freeze.Status == FreezeStatus.InForce
            && (freeze.UntilSeconds <= scene.NowSeconds || Dice.Odd()));
        var freeze = Model.PersonFreezes.GetValueOrDefault(id);
        var by = freeze is null ? scene.Member()
            : Dice.Chance(0.3) ? freeze.Court : scene.Officer(DivisionOf(freeze.Person), Office.Register);
        return new(new LapsePersonFreeze(id, scene.Document()), by);
    }

    private Wish AgreePlanting()
    {
        var division = Dice.Chance(0.9) ? Dice.Among(640100u, 330700u) : scene.Division();
        return new(
            new AgreePlanting(division, scene.PersonIn(division), scene.PartOf(900_000), scene.Document()),
            scene.Officer(division, Office.Approve));
    }

    private Wish ReportPlanting()
    {
        var id = scene.Id(Model.Plantings, one => one.Status is PlantingStatus.Agreed or PlantingStatus.Refused);
        var planter = Model.Plantings.GetValueOrDefault(id).Planter;
        return new(new ReportPlanting(id, scene.Document()), scene.Agent([planter], MandateAct.Apply));
    }

    private Wish Judge(Func<Digest, Digest, RegistryCommand> ask)
    {
        var id = scene.Id(Model.Plantings, one => one.Status == PlantingStatus.Planted);
        var division = Model.Plantings.GetValueOrDefault(id).Division;
        return new(ask(id, scene.Document()), scene.Officer(division, Office.Approve));
    }

    private Wish Registrar(PersonId person, Func<PersonId, Digest, RegistryCommand> ask) =>
        new(ask(person, scene.Document()), scene.Officer(DivisionOf(person), Office.Register));

    private uint DivisionOf(PersonId person) => Model.Persons.GetValueOrDefault(person)?.Division ?? 654002;

    private uint Acts() => Dice.Odd() ? Dice.Among(0u, 1u, 64u) : Dice.Chance(0.85) ? EveryAct
        : (uint)Dice.Below(31) * 2 + 2;

    private ulong MandateUntil() =>
        Dice.Chance(0.8) ? scene.NowSeconds + Dice.Between(100, 400) * 86_400 : scene.Until();

    private ulong Later(ulong end) => Dice.Odd() ? end : Math.Max(end, scene.NowSeconds) + Dice.Between(1, 9_000_000);
}
