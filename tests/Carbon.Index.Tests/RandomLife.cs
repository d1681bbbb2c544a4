using System.Globalization;
using static Carbon.Index.Tests.Sample;

namespace Carbon.Index.Tests;

/// <summary>Makes events that can happen, by keeping a plain account of its own of what may.</summary>
internal sealed class RandomLife
{
    private readonly List<Holding> _tickets = [new Holding(1, Certified, 0, false)];
    private readonly List<(string Name, int Ticket, ulong Amount)> _proposed = [];
    private readonly List<(string Name, int Ticket, ulong Amount, bool Freeze)> _liens = [];
    private readonly List<(string Name, int Ticket, ulong Amount)> _asked = [];
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
        _vouchers = other._vouchers;
        _names = other._names;
    }

    public RandomLife Copy() => new(this);

    public IEnumerable<(uint Sequence, ulong Amount, ulong Free)> Amounts() =>
        _tickets.Select(t => (t.Sequence, t.Amount, t.Amount - t.Held));

    public RegistryEvent[] Events(Random random)
    {
        var events = new List<RegistryEvent>();
        for (var i = random.Next(5); i > 0; i--)
            events.AddRange(Step(random));
        return [.. events];
    }

    private RegistryEvent[] Step(Random random)
    {
        var index = random.Next(_tickets.Count);
        var ticket = _tickets[index];
        var free = ticket.Amount - ticket.Held;
        return random.Next(8) switch
        {
            0 or 1 when free > 1 => Split(index, Some(random, free - 1), random),
            2 when free > 0 => ProposeSome(index, Some(random, free)),
            3 when free > 0 => FreezeSome(index, Some(random, free)),
            4 when free > 0 => Ask(index, random.Next(3) == 0 ? free : Some(random, free)),
            5 when _proposed.Count > 0 => AcceptOne(random.Next(_proposed.Count)),
            6 when _liens.Count > 0 => ReleaseOne(random.Next(_liens.Count)),
            7 when _asked.Count > 0 => GrantOne(random.Next(_asked.Count)),
            _ when ticket is { Amount: 0, Cancelled: false } => CancelOne(index),
            _ => [],
        };
    }

    private static ulong Some(Random random, ulong most) => (ulong)random.NextInt64(1, (long)most + 1);

    private string Name() => (_names++).ToString(CultureInfo.InvariantCulture);

    private RegistryEvent[] Split(int index, ulong amount, Random random)
    {
        var child = (uint)_tickets.Count + 1;
        _tickets[index] = _tickets[index] with { Amount = _tickets[index].Amount - amount };
        _tickets.Add(new Holding(child, amount, 0, false));
        return [Part(_tickets[index].Sequence, child, amount, random.Next(2) == 0 ? Nickel : Mill)];
    }

    private RegistryEvent[] ProposeSome(int index, ulong amount)
    {
        var name = Name();
        _proposed.Add((name, index, amount));
        return [Propose(name, _tickets[index].Sequence, amount)];
    }

    private RegistryEvent[] AcceptOne(int which)
    {
        var (name, index, amount) = _proposed[which];
        var ticket = _tickets[index];
        _proposed.RemoveAt(which);
        if (ticket.Amount - ticket.Held < amount)
            return [new PledgeDeclined(Doc("pledge " + name), Bank, Doc("no " + name))];
        _tickets[index] = ticket with { Held = ticket.Held + amount };
        _liens.Add((name, index, amount, false));
        return Accept(name, ticket.Sequence, amount);
    }

    private RegistryEvent[] FreezeSome(int index, ulong amount)
    {
        var name = Name();
        _tickets[index] = _tickets[index] with { Held = _tickets[index].Held + amount };
        _liens.Add((name, index, amount, true));
        return Freeze(name, _tickets[index].Sequence, amount);
    }

    private RegistryEvent[] ReleaseOne(int which)
    {
        var (name, index, amount, freeze) = _liens[which];
        _liens.RemoveAt(which);
        _tickets[index] = _tickets[index] with { Held = _tickets[index].Held - amount };
        return freeze ? Unfreeze(name, _tickets[index].Sequence) : Release(name, _tickets[index].Sequence);
    }

    private RegistryEvent[] Ask(int index, ulong amount)
    {
        var name = Name();
        _asked.Add((name, index, amount));
        return [AskOffset(name, _tickets[index].Sequence, amount)];
    }

    private RegistryEvent[] GrantOne(int which)
    {
        var (name, index, amount) = _asked[which];
        var ticket = _tickets[index];
        _asked.RemoveAt(which);
        if (ticket.Amount - ticket.Held < amount)
            return [new OffsetRefused(Doc("offset " + name), Ecology, Doc("no " + name))];
        _tickets[index] = ticket with { Amount = ticket.Amount - amount };
        return Grant(name, ++_vouchers, ticket.Sequence, amount);
    }

    private RegistryEvent[] CancelOne(int index)
    {
        _tickets[index] = _tickets[index] with { Cancelled = true };
        return [new TicketCancelled(Ticket(_tickets[index].Sequence), Forestry, Doc("cancel"))];
    }

    private sealed record Holding(uint Sequence, ulong Amount, ulong Held, bool Cancelled);
}
