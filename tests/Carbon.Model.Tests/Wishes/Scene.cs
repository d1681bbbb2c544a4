namespace Carbon.Model.Tests;

/// <summary>
/// Chooses out of what the model knows: mostly what fits, now and then what is stale, foreign, unknown, zero or too
/// large.
/// </summary>
internal sealed class Scene(RegisterModel model, RegisterHashes hashes, Dice dice)
{
    private const ulong DaySeconds = 86_400;

    private readonly List<Digest> _documents = [];
    private readonly Dictionary<AccountAddress, ISigner> _signers = [];

    public RegisterModel Model => model;

    public RegisterHashes Hashes => hashes;

    public Dice Dice => dice;

    /// <summary>The second of the next block.</summary>
    public ulong NowSeconds { get; set; }

    /// <summary>Whether nothing fitted, so that the wish can only be refused.</summary>
    public bool Missed { get; set; }

    public uint Today => (uint)((NowSeconds + 28_800) / DaySeconds);

    public ushort Year => (ushort)ChinaTime.DateOf(NowSeconds).Year;

    /// <summary>A new paper, and now and then none or one that was used before.</summary>
    public Digest Document()
    {
        if (dice.Odd())
            return default;
        if (dice.Odd() && _documents.Count != 0)
            return dice.Of(_documents);
        _documents.Add(dice.Digest());
        return _documents[^1];
    }

    public ulong Until() => dice.Odd()
        ? dice.Among(0UL, NowSeconds, NowSeconds - 1)
        : NowSeconds + dice.Between(1, dice.Chance(0.4) ? 3 * DaySeconds : 200 * DaySeconds);

    public ulong UntilOrNone() => dice.Chance(0.4) ? 0 : Until();

    public uint Division() => dice.Odd() ? 110109 : dice.Of(Cast.Divisions);

    public string Text(bool needed) => dice.Odd()
        ? new('林', 41)
        : needed && !dice.Odd() ? $"伊宁市第{dice.Below(90)}林场" : dice.Among("", "新村北坡", "mixed, 杨树");

    public ulong PartOf(ulong whole) => dice.Odd() ? dice.Among(0UL, whole + 1, 10_000_000_000_000_001UL)
        : whole == 0 ? 1 : dice.Chance(0.35) ? whole : dice.Between(1, whole);

    public PersonId Person(Func<KeyValuePair<PersonId, ModelPerson>, bool>? fits = null) => dice.Odd()
        ? new((ulong)dice.Among(0, 9_999))
        : dice.Any(model.Persons.Where(fits ?? (one => one.Value.Standing == PersonStanding.Active))).Key;

    public PersonId PersonIn(uint division) =>
        Person(one => one.Value.Standing == PersonStanding.Active && Lies(one.Value.Division, division));

    public PersonId Receiver(RegisterNumber number) =>
        dice.Chance(0.8) ? PersonIn(number.Division) : Person();

    public MemberId Member() => dice.Odd() ? Cast.Stranger : new((uint)dice.Below(Cast.Members.Count) + 1);

    public MemberId OfKind(params MemberKind[] kinds) => dice.Odd()
        ? Member()
        : dice.Any(model.Members.Where(one => kinds.Contains(one.Value.Kind)).Select(one => one.Key));

    /// <summary>A member that holds an office in a division, if any does.</summary>
    public MemberId Officer(uint division, Office office)
    {
        var holders = model.Members
            .Where(one => Sets.Has(one.Value.Offices.GetValueOrDefault(division), office))
            .Select(one => one.Key).ToArray();
        return dice.Odd() || holders.Length == 0 ? Member() : dice.Of(holders);
    }

    /// <summary>A member that may act for all these persons, in an office if one is needed.</summary>
    public MemberId Agent(IEnumerable<PersonId> persons, MandateAct act, uint division = 0, Office office = Office.None)
    {
        if (dice.Odd())
            return Member();
        PersonId[] all = [.. persons];
        var ranked = dice.Shuffled(model.Members
            .Where(one => office == Office.None || Sets.Has(one.Value.Offices.GetValueOrDefault(division), office)));
        var best = ranked.Length == 0
            ? Member()
            : ranked.MaxBy(one => all.Count(person => IsGiven(person, one.Key, act))).Key;
        Missed |= !all.All(person => IsGiven(person, best, act)) && dice.Chance(0.9);
        return best;
    }

    public MemberId Agent(ModelTicket? ticket, MandateAct act, bool registrar = true) => ticket is null
        ? Member()
        : Agent(ticket.Owners.Select(owner => owner.Person), act, ticket.Number.Division,
            registrar ? Office.Register : Office.None);

    /// <summary>A ticket that fits, if there is one, and now and then any or none.</summary>
    public ModelTicket? Ticket(Func<ModelTicket, bool> fits)
    {
        if (dice.Odd())
            return dice.Chance(0.7) ? dice.Any(model.Tickets.Values) : null;
        return Found(model.Tickets.Values.Where(fits), model.Tickets.Values);
    }

    public ModelTicket? Free() => Ticket(ticket => IsOpen(ticket) && model.UnclaimedOf(ticket.Number) != 0);

    public ModelTicket? Whole() => Ticket(ticket => IsOpen(ticket) && !model.LiensOn(ticket.Number).Any());

    public bool IsOpen(ModelTicket ticket) => ticket is { Status: TicketStatus.Live, LossUntilSeconds: null }
        && !model.IsRootFrozen(ticket.Number) && ticket.Owners.All(owner => IsActing(owner.Person));

    public bool IsActing(PersonId person) => model.Persons[person].Standing != PersonStanding.Suspended
        && !model.PersonFreezes.Values.Any(one => one.Person == person && one.Status == FreezeStatus.InForce);

    public bool IsGiven(PersonId person, MemberId member, MandateAct act) =>
        model.Persons.TryGetValue(person, out var known) && known.Mandates.TryGetValue(member, out var mandate)
        && Sets.Has(mandate.Acts, act) && mandate.UntilSeconds > NowSeconds;

    /// <summary>The number of a ticket, or of none.</summary>
    public static RegisterNumber NumberOf(ModelTicket? ticket) =>
        ticket?.Number ?? RegisterNumber.From(654002, Series.C, 2035, 999_999);

    /// <summary>An identity that fits, if there is one, and now and then any or an unknown one.</summary>
    public Digest Id<TValue>(IReadOnlyDictionary<Digest, TValue> of, Func<TValue, bool> fits)
    {
        Missed |= of.Count == 0;
        if (dice.Odd() || of.Count == 0)
            return dice.Chance(0.5) || of.Count == 0 ? dice.Digest() : dice.Any(of).Key;
        return Found(of.Where(one => fits(one.Value)), of).Key;
    }

    /// <summary>1 to 5 persons with parts, more of one than of several.</summary>
    public Share[] Shares(Func<PersonId> person)
    {
        var count = dice.Odd() ? 0 : dice.Chance(0.55) ? 1 : (int)dice.Between(2, 5);
        var shares = Enumerable.Range(0, count).Select(_ => new Share(person(), Parts())).ToArray();
        return dice.Odd() ? shares : [.. shares.DistinctBy(share => share.Person)];
    }

    /// <summary>A key for a person that this scene can sign with.</summary>
    public AccountAddress NewKey()
    {
        if (dice.Chance(0.1))
            return dice.Chance(0.5) || _signers.Count == 0 ? default : dice.Any(_signers.Keys);
        var signer = Secp256k1.CreateSigner(new PrivateKey(dice.Bytes(32)));
        var address = AccountAddress.From(signer.Address.ToBytes());
        _signers.Add(address, signer);
        return address;
    }

    /// <summary>The mandate with its person's signature, now and then with another's.</summary>
    public GiveMandate Signed(GiveMandate mandate)
    {
        var key = model.Persons.GetValueOrDefault(mandate.Person)?.Key ?? default;
        if (dice.Odd() || !_signers.TryGetValue(key, out var signer))
            signer = dice.Any(_signers.Values)!;
        var signature = signer.Sign(hashes.ToSign(mandate));
        byte[] bytes = [.. signature.R.ToBytes(), .. signature.S.ToBytes(), (byte)(27 + signature.YParity)];
        return mandate with { Signature = HexText.From(dice.Odd() ? bytes[1..] : bytes) };
    }

    /// <summary>One that fits, or any where none does.</summary>
    public T? Found<T>(IEnumerable<T> fitting, IEnumerable<T> all)
    {
        var chosen = fitting.ToArray();
        Missed |= chosen.Length == 0;
        return chosen.Length == 0 ? dice.Any(all) : dice.Of(chosen);
    }

    private uint Parts() => dice.Odd() ? dice.Among(0u, uint.MaxValue) : (uint)dice.Between(1, 6);

    private static bool Lies(uint place, uint division) =>
        division % 100 != 0 ? place == division : place / 100 == division / 100;
}
