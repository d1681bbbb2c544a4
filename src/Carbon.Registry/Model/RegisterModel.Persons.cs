using Carbon.Registry.Commands;
using Carbon.Registry.Events;

namespace Carbon.Registry.Model;

public sealed partial class RegisterModel
{
    private readonly Dictionary<PersonId, ModelPerson> _persons = [];
    private readonly Dictionary<Digest, ModelPersonFreeze> _personFreezes = [];
    private readonly Dictionary<AccountAddress, PersonId> _keys = [];

    private Verdict? OfPersons(RegistryCommand command, Moment at, Reasons no) => command switch
    {
        RegisterPerson c => On(c, at, no),
        SetPersonKey c => On(c, at, no),
        ChangeIdentity c => On(c, at, no),
        SetStanding c => On(c, at, no),
        RecordMandate c => On(c, at, no),
        GiveMandate c => On(c, at, no),
        WithdrawMandate c => On(c, at, no),
        FreezePerson c => On(c, at, no),
        RenewPersonFreeze c => On(c, at, no),
        ReleasePersonFreeze c => On(c, at, no),
        LapsePersonFreeze c => On(c, at, no),
        _ => null,
    };

    private Verdict On(RegisterPerson c, Moment at, Reasons no)
    {
        Office(no, at, c.Division, Codes.Office.Register);
        no.If(c.Kind == PersonKind.None || c.Commitment.IsZero || c.DocumentHash.IsZero, RefusalCode.PersonInvalid);
        no.If(_used.Contains(("commitment", c.Commitment)), RefusalCode.CommitmentUsed);
        no.If(!IsNobody(c.Key) && _keys.ContainsKey(c.Key), RefusalCode.PersonInvalid);
        if (!no.None)
            return no.Verdict;
        var person = new PersonId((ulong)_persons.Count + 1);
        _persons.Add(person, new() { Division = c.Division, Kind = c.Kind, Key = c.Key });
        _used.Add(("commitment", c.Commitment));
        if (!IsNobody(c.Key))
            _keys.Add(c.Key, person);
        return Done(new PersonRegistered(person, c.Division, c.Kind, c.Commitment, c.Key, at.By, c.DocumentHash));
    }

    private Verdict On(SetPersonKey c, Moment at, Reasons no)
    {
        var person = Registrar(no, at, c.Person, c.DocumentHash);
        no.If(_keys.TryGetValue(c.Key, out var bearer) && bearer != c.Person, RefusalCode.PersonInvalid);
        if (!no.None)
            return no.Verdict;
        if (!IsNobody(c.Key))
            _keys[c.Key] = c.Person;
        person!.Key = c.Key;
        return Done(new PersonKeySet(c.Person, c.Key, at.By, c.DocumentHash));
    }

    private Verdict On(ChangeIdentity c, Moment at, Reasons no)
    {
        Registrar(no, at, c.Person, c.DocumentHash);
        no.If(c.Commitment.IsZero, RefusalCode.PersonInvalid);
        no.If(_used.Contains(("commitment", c.Commitment)), RefusalCode.CommitmentUsed);
        if (!no.None)
            return no.Verdict;
        _used.Add(("commitment", c.Commitment));
        return Done(new PersonIdentityChanged(c.Person, c.Commitment, at.By, c.DocumentHash));
    }

    private Verdict On(SetStanding c, Moment at, Reasons no)
    {
        var person = Person(no, c.Person);
        Office(no, at, person?.Division ?? 0, Codes.Office.Supervise);
        no.If(c.Standing == PersonStanding.None || c.DocumentHash.IsZero, RefusalCode.PersonInvalid);
        no.If(person?.Standing == c.Standing, RefusalCode.StandingSame);
        if (!no.None)
            return no.Verdict;
        person!.Standing = c.Standing;
        return Done(new PersonStandingSet(c.Person, c.Standing, at.By, c.DocumentHash));
    }

    private Verdict On(RecordMandate c, Moment at, Reasons no)
    {
        var person = Person(no, c.Person);
        Office(no, at, person?.Division ?? 0, Codes.Office.Register);
        no.If(c.Member == at.By, RefusalCode.MandateToSelf);
        return Give(c, at, no);
    }

    private Verdict On(GiveMandate c, Moment at, Reasons no)
    {
        var person = Person(no, c.Person);
        no.If(person is not null && (IsNobody(person.Key) || hashes.SignerOf(c) != person.Key),
            RefusalCode.MandateInvalid);
        var paper = new RecordMandate(c.Person, c.Member, c.Acts, c.UntilSeconds, c.DocumentHash);
        return Give(paper, at, no);
    }

    private Verdict Give(RecordMandate paper, Moment at, Reasons no)
    {
        var known = Sets.Pack(Enum.GetValues<MandateAct>().Where(act => act != MandateAct.None));
        var key = ($"mandate {paper.Person} {paper.Member}", paper.DocumentHash);
        no.If(paper.Acts == 0 || (paper.Acts & ~known) != 0 || paper.UntilSeconds <= at.NowSeconds
            || paper.DocumentHash.IsZero || _used.Contains(key), RefusalCode.MandateInvalid);
        no.If(!_members.TryGetValue(paper.Member, out var member) || !member.Active, RefusalCode.MemberUnknown);
        if (!no.None)
            return no.Verdict;
        _used.Add(key);
        _persons[paper.Person].Mandates[paper.Member] = (paper.Acts, paper.UntilSeconds);
        return Done(new MandateGiven(
            paper.Person, paper.Member, paper.Acts, paper.UntilSeconds, paper.DocumentHash, at.By));
    }

    private Verdict On(WithdrawMandate c, Moment at, Reasons no)
    {
        var person = Person(no, c.Person);
        if (at.By != c.Member)
            Office(no, at, person?.Division ?? 0, Codes.Office.Register);
        no.If(c.DocumentHash.IsZero, RefusalCode.PersonInvalid);
        no.If(person?.Mandates.ContainsKey(c.Member) == false, RefusalCode.MandateMissing);
        if (!no.None)
            return no.Verdict;
        person!.Mandates.Remove(c.Member);
        return Done(new MandateWithdrawn(c.Person, c.Member, at.By, c.DocumentHash));
    }

    private Verdict On(FreezePerson c, Moment at, Reasons no)
    {
        var person = Person(no, c.Person);
        Office(no, at, person?.Division ?? 0, Codes.Office.Judge);
        no.If(c.DocumentHash.IsZero, RefusalCode.PersonInvalid);
        var id = hashes.PersonFreeze(c.Person, at.By, c.DocumentHash);
        no.If(_personFreezes.ContainsKey(id), RefusalCode.PersonFreezeExists);
        no.If(c.UntilSeconds <= at.NowSeconds, RefusalCode.PersonFreezeEndInvalid);
        no.If(FreezesOf(c.Person).Count() >= 64, RefusalCode.PersonFreezesFull);
        if (!no.None)
            return no.Verdict;
        _personFreezes.Add(id, new() { Person = c.Person, Court = at.By, UntilSeconds = c.UntilSeconds });
        return Done(new PersonFrozen(id, c.Person, at.By, c.UntilSeconds, c.DocumentHash));
    }

    private Verdict On(RenewPersonFreeze c, Moment at, Reasons no)
    {
        var freeze = OwnFreeze(no, at, c.FreezeId, c.DocumentHash);
        no.If(c.UntilSeconds <= at.NowSeconds || c.UntilSeconds <= freeze?.UntilSeconds,
            RefusalCode.PersonFreezeEndInvalid);
        if (!no.None)
            return no.Verdict;
        freeze!.UntilSeconds = c.UntilSeconds;
        return Done(new PersonFreezeRenewed(c.FreezeId, freeze.Person, at.By, c.UntilSeconds, c.DocumentHash));
    }

    private Verdict On(ReleasePersonFreeze c, Moment at, Reasons no)
    {
        var freeze = OwnFreeze(no, at, c.FreezeId, c.DocumentHash);
        if (!no.None)
            return no.Verdict;
        freeze!.Status = FreezeStatus.Released;
        return Done(new PersonFreezeReleased(c.FreezeId, freeze.Person, at.By, c.DocumentHash));
    }

    private Verdict On(LapsePersonFreeze c, Moment at, Reasons no)
    {
        no.If(c.DocumentHash.IsZero, RefusalCode.PersonInvalid);
        if (no.If(!_personFreezes.TryGetValue(c.FreezeId, out var freeze), RefusalCode.PersonFreezeUnknown))
            return no.Verdict;
        if (freeze!.Court != at.By)
            Office(no, at, _persons[freeze.Person].Division, Codes.Office.Register);
        no.If(freeze.Status != FreezeStatus.InForce, RefusalCode.PersonFreezeEnded);
        no.If(freeze.UntilSeconds > at.NowSeconds, RefusalCode.PersonFreezeEndInvalid);
        if (!no.None)
            return no.Verdict;
        freeze.Status = FreezeStatus.Lapsed;
        return Done(new PersonFreezeLapsed(c.FreezeId, freeze.Person, at.By, c.DocumentHash));
    }

    private static bool IsNobody(AccountAddress key) => key == default;

    private ModelPerson? Person(Reasons no, PersonId id)
    {
        no.If(!_persons.TryGetValue(id, out var person), RefusalCode.PersonUnknown);
        return person;
    }

    private ModelPerson? Registrar(Reasons no, Moment at, PersonId id, Digest document)
    {
        var person = Person(no, id);
        Office(no, at, person?.Division ?? 0, Codes.Office.Register);
        no.If(document.IsZero, RefusalCode.PersonInvalid);
        return person;
    }

    private ModelPersonFreeze? OwnFreeze(Reasons no, Moment at, Digest id, Digest document)
    {
        no.If(document.IsZero, RefusalCode.PersonInvalid);
        if (no.If(!_personFreezes.TryGetValue(id, out var freeze), RefusalCode.PersonFreezeUnknown))
            return null;
        no.If(freeze!.Court != at.By, RefusalCode.PersonFreezeNotOwned);
        no.If(freeze.Status != FreezeStatus.InForce, RefusalCode.PersonFreezeEnded);
        return freeze;
    }

    private IEnumerable<KeyValuePair<Digest, ModelPersonFreeze>> FreezesOf(PersonId person) =>
        _personFreezes.Where(freeze => freeze.Value.Person == person && freeze.Value.Status == FreezeStatus.InForce);

    private bool IsGiven(PersonId person, MemberId member, MandateAct act, Moment at) =>
        _persons.TryGetValue(person, out var known) && known.Mandates.TryGetValue(member, out var mandate)
        && Sets.Has(mandate.Acts, act) && mandate.UntilSeconds > at.NowSeconds;

    private void Acting(Reasons no, PersonId id, MandateAct act)
    {
        if (Person(no, id) is not { } person)
            return;
        var barred = person.Standing == PersonStanding.Suspended
            || (person.Standing == PersonStanding.Disqualified && act == MandateAct.Apply);
        no.If(barred, RefusalCode.PersonNotActive);
        no.If(FreezesOf(id).Any(), RefusalCode.PersonIsFrozen);
    }

    private void Mandate(Reasons no, PersonId person, MemberId member, MandateAct act, Moment at)
    {
        Acting(no, person, act);
        no.If(!IsGiven(person, member, act, at), RefusalCode.MandateMissing);
    }

    private ModelPerson? Receiver(Reasons no, PersonId id)
    {
        var person = Person(no, id);
        no.If(person?.Standing == PersonStanding.Suspended, RefusalCode.PersonNotActive);
        return person;
    }
}
