using System.Globalization;
using static Carbon.Index.Tests.Sample;

namespace Carbon.Index.Tests;

/// <summary>Makes events that can happen, by keeping a plain account of its own of what may.</summary>
internal sealed class RandomLife
{
    private readonly List<Holding> _tickets = [new Holding(1, Certified, [1], [new Share(Village, 1)])];
    private readonly List<(string Name, int[] Tickets, ulong Amount)> _proposed = [];
    private readonly List<Claim> _liens = [];
    private readonly List<(string Name, int[] Tickets, ulong Amount)> _asked = [];
    private readonly List<(string Name, PersonId Person)> _frozen = [];
    private uint _vouchers;
    private int _names;

    public RandomLife()
    {
    }

    private RandomLife(RandomLife other)
    {
        _tickets = [.. other._tickets];
        _proposed = [.. other._proposed];
        _liens = [.. other._liens];
        _asked = [.. other._asked];
        _frozen = [.. other._frozen];
        _vouchers = other._vouchers;
        _names = other._names;
    }

    public RandomLife Copy() => new(this);

    /// <summary>What each ticket must look like.</summary>
    public IEnumerable<Expected> Expectations() => _tickets.Select((ticket, at) => new Expected(
        ticket.Sequence, ticket.Status, ticket.Amount, FreeOf(at), ticket.Pledged, ticket.Frozen, ticket.Print,
        ticket.Owners));

    public RegistryEvent[] Events(Random random)
    {
        var events = new List<RegistryEvent>();
        for (var i = random.Next(5); i > 0; i--)
            events.AddRange(Step(random));
        return [.. events];
    }

    private static ulong Some(Random random, ulong most) => (ulong)random.NextInt64(1, (long)most + 1);

    private string Name() => (_names++).ToString(CultureInfo.InvariantCulture);

    private RegistryEvent[] Step(Random random)
    {
        var at = random.Next(_tickets.Count);
        var ticket = _tickets[at];
        var free = FreeOf(at);
        var whole = free > 0 && free == ticket.Amount && ticket.Liens == 0;
        return random.Next(20) switch
        {
            0 or 1 when free > 1 && free < ticket.Amount => Move(at, Some(random, free), random),
            0 or 1 when free > 1 => Move(at, Some(random, free - 1), random),
            2 or 3 when free > 0 => ProposeSome(at, Some(random, free), random),
            4 when ticket.Amount > 0 => FreezeSome(at, Some(random, ticket.Amount)),
            5 when free > 0 => AskSome(at, random.Next(3) == 0 ? free : Some(random, free), random),
            6 or 7 when _proposed.Count > 0 => AcceptOne(random.Next(_proposed.Count)),
            8 or 9 when _liens.Count > 0 => EndLien(random.Next(_liens.Count), random),
            10 or 11 when _asked.Count > 0 => GrantOne(random.Next(_asked.Count)),
            12 when whole && free > 1 => SplitOne(at, Some(random, free - 1)),
            13 when whole => MergeSome(at),
            14 when whole => ShareOut(at, random),
            15 when ticket.Status == TicketStatus.Live => LoseOrFind(at, random),
            16 when ticket.Sequence == ticket.Roots[0] => FreezeFamily(at),
            17 => FreezePersonOrNot(random),
            18 when ticket.Amount > ticket.Pledged => RuleOne(at, random),
            19 when whole && random.Next(4) == 0 => AnnulOne(at),
            _ when ticket.Status == TicketStatus.UsedUp => CancelOne(at),
            _ => [],
        };
    }

    private bool IsRootFrozen(Holding ticket) => ticket.Roots.Any(root => _tickets[(int)root - 1].RootFreezes > 0);

    private ulong FreeOf(int at)
    {
        var ticket = _tickets[at];
        var held = ticket.Pledged + ticket.Frozen;
        var stopped = ticket.Lost || IsRootFrozen(ticket)
            || ticket.Owners.Any(owner => _frozen.Any(freeze => freeze.Person == owner.Person));
        return stopped || held >= ticket.Amount ? 0 : ticket.Amount - held;
    }

    private Holding Open(ulong amount, IReadOnlyList<uint> roots, IReadOnlyList<Share> owners)
    {
        var opened = new Holding((uint)_tickets.Count + 1, amount, roots, owners);
        _tickets.Add(opened);
        return opened;
    }

    private Holding Carve(int at, ulong amount, PersonId to)
    {
        var ticket = _tickets[at];
        var left = ticket.Amount - amount;
        _tickets[at] = ticket with { Amount = left, Status = left == 0 ? TicketStatus.Split : ticket.Status };
        return Open(amount, ticket.Roots, [new Share(to, 1)]);
    }

    private RegistryEvent[] Move(int at, ulong amount, Random random)
    {
        var to = random.Next(2) == 0 ? Nickel : Mill;
        var child = Carve(at, amount, to);
        return [Part(_tickets[at].Sequence, child.Sequence, amount, to), new TendingDutyPassed(Ticket(child.Sequence))];
    }

    /// <summary>The ticket, and sometimes a second one with as much free.</summary>
    private int[] Some(int at, ulong amount, Random random)
    {
        var other = random.Next(_tickets.Count);
        return other != at && FreeOf(other) >= amount ? [Math.Min(at, other), Math.Max(at, other)] : [at];
    }

    private (uint Ticket, ulong Amount)[] Items(int[] tickets, ulong amount) =>
        Array.ConvertAll(tickets, ticket => (_tickets[ticket].Sequence, amount));

    private RegistryEvent[] ProposeSome(int at, ulong amount, Random random)
    {
        var (name, tickets) = (Name(), Some(at, amount, random));
        _proposed.Add((name, tickets, amount));
        return [Propose(name, Items(tickets, amount))];
    }

    private RegistryEvent[] AcceptOne(int which)
    {
        var (name, tickets, amount) = _proposed[which];
        _proposed.RemoveAt(which);
        if (tickets.Any(ticket => FreeOf(ticket) < amount))
            return [new PledgeDeclined(Doc("pledge " + name), Bank, Doc("no " + name))];
        return Accept(name, Array.ConvertAll(tickets, at => (_tickets[at].Sequence, amount,
            Place(name, at, amount, LienKind.Pledge))));
    }

    private byte Place(string name, int at, ulong amount, LienKind kind)
    {
        var ticket = _tickets[at];
        _liens.Add(new Claim(name, at, amount, kind));
        ticket = ticket with { Liens = ticket.Liens + 1, TopRank = (byte)(ticket.TopRank + 1) };
        _tickets[at] = kind switch
        {
            LienKind.Pledge => ticket with { Pledged = ticket.Pledged + amount },
            LienKind.Freeze => ticket with { Frozen = ticket.Frozen + amount },
            _ => ticket with { RootFreezes = ticket.RootFreezes + 1 },
        };
        return ticket.TopRank;
    }

    private void TakeOff(int which)
    {
        var (_, at, amount, kind) = _liens[which];
        _liens.RemoveAt(which);
        var ticket = _tickets[at];
        ticket = ticket with { Liens = ticket.Liens - 1, TopRank = ticket.Liens == 1 ? (byte)0 : ticket.TopRank };
        _tickets[at] = kind switch
        {
            LienKind.Pledge => ticket with { Pledged = ticket.Pledged - amount },
            LienKind.Freeze => ticket with { Frozen = ticket.Frozen - amount },
            _ => ticket with { RootFreezes = ticket.RootFreezes - 1 },
        };
    }

    private RegistryEvent[] FreezeSome(int at, ulong amount)
    {
        var name = Name();
        return [Freeze(name, _tickets[at].Sequence, amount, Place(name, at, amount, LienKind.Freeze))];
    }

    private RegistryEvent[] FreezeFamily(int at)
    {
        var name = Name();
        return [FreezeRoot(name, _tickets[at].Sequence, Place(name, at, 0, LienKind.RootFreeze))];
    }

    private RegistryEvent[] EndLien(int which, Random random)
    {
        var (name, at, amount, kind) = _liens[which];
        var sequence = _tickets[at].Sequence;
        var pledge = kind == LienKind.Pledge;
        switch (random.Next(4))
        {
            case 0:
                return [new LienRenewed(LienOf(name, sequence), Ticket(sequence), pledge ? Bank : Court,
                    2_000_000_000, Doc("longer"))];
            case 1 when pledge && _tickets[at].Status == TicketStatus.Live:
                TakeOff(which);
                return Enforce(name, sequence, Carve(at, amount, Mill).Sequence, amount, Mill);
            case 1 when !pledge:
                TakeOff(which);
                return [new LienLapsed(LienOf(name, sequence), Ticket(sequence), Forestry, Doc("lapsed"))];
            default:
                TakeOff(which);
                return [pledge ? Release(name, sequence) : Unfreeze(name, sequence)];
        }
    }

    private RegistryEvent[] AskSome(int at, ulong amount, Random random)
    {
        var (name, tickets) = (Name(), Some(at, amount, random));
        _asked.Add((name, tickets, amount));
        return [AskOffset(name, Items(tickets, amount))];
    }

    private RegistryEvent[] GrantOne(int which)
    {
        var (name, tickets, amount) = _asked[which];
        _asked.RemoveAt(which);
        if (tickets.Any(ticket => FreeOf(ticket) < amount))
            return [new OffsetRefused(Doc("offset " + name), Ecology, Doc("no " + name))];
        foreach (var at in tickets)
        {
            var left = _tickets[at].Amount - amount;
            _tickets[at] = _tickets[at] with
            {
                Amount = left,
                Status = left == 0 ? TicketStatus.UsedUp : TicketStatus.Live,
            };
        }

        return Grant(name, ++_vouchers, Items(tickets, amount));
    }

    private RegistryEvent[] SplitOne(int at, ulong amount)
    {
        var ticket = _tickets[at];
        _tickets[at] = ticket with { Amount = 0, Status = TicketStatus.Split };
        var (one, two) = (Open(amount, ticket.Roots, ticket.Owners),
            Open(ticket.Amount - amount, ticket.Roots, ticket.Owners));
        return [Split(ticket.Sequence, (one.Sequence, one.Amount), (two.Sequence, two.Amount))];
    }

    private RegistryEvent[] MergeSome(int at)
    {
        var ticket = _tickets[at];
        var alike = Enumerable.Range(0, _tickets.Count)
            .Where(other => _tickets[other].Liens == 0 && FreeOf(other) > 0
                && _tickets[other].Owners.SequenceEqual(ticket.Owners))
            .Take(5).ToList();
        if (alike.Count < 2)
            return [];
        var sum = alike.Aggregate(0ul, (total, other) => total + _tickets[other].Amount);
        var roots = alike.SelectMany(other => _tickets[other].Roots).Distinct().ToList();
        foreach (var other in alike)
            _tickets[other] = _tickets[other] with { Amount = 0, Status = TicketStatus.Merged };
        var merged = Open(sum, [(uint)_tickets.Count + 1, .. roots], ticket.Owners);
        return [Merge(merged.Sequence, sum, [.. alike.Select(other => _tickets[other].Sequence)])];
    }

    private RegistryEvent[] ShareOut(int at, Random random)
    {
        var ticket = _tickets[at];
        if (ticket.Owners.Count == 1)
        {
            var owners = new[] { new Share(Village, (uint)random.Next(1, 4)), new Share(Nickel, 2) };
            _tickets[at] = ticket with { Owners = owners };
            return [Give(ticket.Sequence, owners)];
        }

        var (first, last) = (ticket.Owners[0], ticket.Owners[^1]);
        var left = ticket.Owners.Skip(first.Parts == 1 ? 1 : 0).ToList();
        if (first.Parts > 1)
            left[0] = first with { Parts = first.Parts - 1 };
        left[^1] = last with { Parts = last.Parts + 1 };
        _tickets[at] = ticket with { Owners = left.Count == 1 ? [new Share(last.Person, 1)] : left };
        return [new ShareTransferred(Ticket(ticket.Sequence), first.Person, last.Person, 1, TransferCause.Sale,
            Forestry, Doc("share"))];
    }

    private RegistryEvent[] LoseOrFind(int at, Random random)
    {
        var ticket = _tickets[at];
        var number = Ticket(ticket.Sequence);
        if (!ticket.Lost)
        {
            _tickets[at] = ticket with { Lost = true };
            return [new LossReported(number, LossCause.Lost, 1_800_000_000, Forestry, Doc("lost"))];
        }

        if (random.Next(2) == 0 || ticket.Print == byte.MaxValue)
        {
            _tickets[at] = ticket with { Lost = false };
            return [new LossWithdrawn(number, Forestry, Doc("found"))];
        }

        var version = (byte)(ticket.Print + 1);
        _tickets[at] = ticket with { Lost = false, Print = version };
        return [new TicketReissued(number, version, Forestry, Doc("paper"))];
    }

    private RegistryEvent[] FreezePersonOrNot(Random random)
    {
        if (_frozen.Count > 0 && random.Next(3) > 0)
        {
            var (name, person) = _frozen[^1];
            _frozen.RemoveAt(_frozen.Count - 1);
            return [UnfreezePerson(name, person)];
        }

        _frozen.Add((Name(), random.Next(2) == 0 ? Nickel : Mill));
        return [FreezePerson(_frozen[^1].Name, _frozen[^1].Person)];
    }

    private RegistryEvent[] RuleOne(int at, Random random)
    {
        var amount = Some(random, _tickets[at].Amount - _tickets[at].Pledged);
        var child = Carve(at, amount, Mill);
        return Rule(Name(), _tickets[at].Sequence, child.Sequence, amount, Mill);
    }

    private RegistryEvent[] AnnulOne(int at)
    {
        var (name, ticket) = (Name(), _tickets[at]);
        _tickets[at] = ticket with { Amount = 0, Status = TicketStatus.Annulled };
        return
        [
            new AnnulmentProposed(Doc("a " + name), Ticket(ticket.Sequence), AnnulmentCause.Error, Forestry, Doc(name)),
            new TicketAnnulled(Ticket(ticket.Sequence), ticket.Amount, AnnulmentCause.Error, Ecology, Doc("y " + name)),
            new AnnulmentConfirmed(Doc("a " + name), Ecology, Doc("y " + name)),
        ];
    }

    private RegistryEvent[] CancelOne(int at)
    {
        _tickets[at] = _tickets[at] with { Status = TicketStatus.Cancelled };
        return [new TicketCancelled(Ticket(_tickets[at].Sequence), Forestry, Doc("cancel"))];
    }

    internal sealed record Expected(
        uint Sequence,
        TicketStatus Status,
        ulong Amount,
        ulong Free,
        ulong Pledged,
        ulong Frozen,
        byte Print,
        IReadOnlyList<Share> Owners);

    private sealed record Claim(string Name, int Ticket, ulong Amount, LienKind Kind);

    private sealed record Holding(uint Sequence, ulong Amount, IReadOnlyList<uint> Roots, IReadOnlyList<Share> Owners)
    {
        public TicketStatus Status { get; init; } = TicketStatus.Live;

        public ulong Pledged { get; init; }

        public ulong Frozen { get; init; }

        public int Liens { get; init; }

        public byte TopRank { get; init; }

        public int RootFreezes { get; init; }

        public bool Lost { get; init; }

        public byte Print { get; init; } = 1;
    }
}
