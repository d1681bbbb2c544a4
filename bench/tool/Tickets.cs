using System.Buffers.Binary;
using System.Diagnostics;
using Carbon.Index;
using Carbon.Registry.Chain;
using Carbon.Registry.Events;

namespace Carbon.Bench;

/// <summary>
/// Synthetic events that the index's own fold takes: lots, tickets of two owners in turn, and a pledge on every fourth.
/// </summary>
internal sealed class Tickets
{
    private const ulong Tonne = 1_000_000;
    private const ulong Amount = 100 * Tonne;
    private const int TicketsPerLot = 10_000;
    private const int TicketsPerYear = 1_000_000;
    private const int FirstYear = 2010;
    private const int PledgedOneOf = 4;
    private const ulong FarSeconds = 4_000_000_000;
    private const uint Declarations = 0x3fe;

    private static readonly PersonId Seller = new(1);
    private static readonly PersonId Buyer = new(2);

    private readonly FillPlan _plan;
    private readonly MemberId _forestry;
    private readonly MemberId _ecology;
    private readonly MemberId _bank;
    private readonly PolicyId _policy;
    private ulong _papers;

    private Tickets(FillPlan plan)
    {
        _plan = plan;
        _forestry = new(plan.Forestry);
        _ecology = new(plan.Ecology);
        _bank = new(plan.Bank);
        _policy = new(plan.Policy);
    }

    /// <summary>Spreads the tickets evenly over the blocks and folds them.</summary>
    public static Filled Fill(FillPlan plan)
    {
        using var index = RegistryIndex.Open(plan.Index);
        var tickets = new Tickets(plan);
        var watch = Stopwatch.StartNew();
        long events = 0;
        for (var i = 0; i < plan.Blocks.Count; i++)
        {
            var block = tickets.BlockOf(i);
            // As of a node that catches up: what lies too deep to be undone is not journalled.
            index.Append([block], plan.Blocks[^1].Height);
            events += block.Events.Count;
        }

        return new(plan.Tickets, events, watch.Elapsed.TotalSeconds);
    }

    private RegistryBlock BlockOf(int position)
    {
        var (height, hash, parent, seconds) = _plan.Blocks[position];
        var first = (int)((long)_plan.Tickets * position / _plan.Blocks.Count);
        var end = (int)((long)_plan.Tickets * (position + 1) / _plan.Blocks.Count);
        List<RecordedEvent> recorded = [];
        if (position == 0)
            Record(recorded, Person(Seller), Person(Buyer));
        for (var i = first; i < end; i++)
        {
            if (i % TicketsPerLot == 0)
                Record(recorded, Filing(LotOf(i)));
            Record(recorded, Issue(i));
            if (i % PledgedOneOf == 0)
                Record(recorded, Pledge(i));
        }

        return new(new(height, Digest.Parse(hash)), Digest.Parse(parent), seconds, recorded);
    }

    /// <summary>Facts of one transaction.</summary>
    private void Record(List<RecordedEvent> recorded, params ReadOnlySpan<RegistryEvent> facts)
    {
        var transaction = Paper();
        foreach (var fact in facts)
            recorded.Add(new((uint)recorded.Count, transaction, fact));
    }

    private PersonRegistered Person(PersonId id) =>
        new(id, _plan.Division, PersonKind.Enterprise, Paper(), default, _forestry, Paper());

    private RegistryEvent[] Filing(RegisterNumber lot)
    {
        var content = Paper();
        return
        [
            new ApplicationSubmitted(lot, _policy, Content(), content, 0, _forestry, Paper()),
            new ApplicationApproved(lot, Office.Determine, _forestry, content, Paper(), true),
            new ReductionFiled(lot, Paper(), TicketsPerLot * Amount, _ecology, content),
        ];
    }

    private TicketIssued Issue(int i) => new(
        NumberOf(i), LotOf(i), _policy, Amount, Ownership.Sole, [new Share(i % 2 == 0 ? Seller : Buyer, 1)], _forestry,
        Paper());

    private RegistryEvent[] Pledge(int i)
    {
        var (pledge, document) = (Paper(), Paper());
        var content = new PledgeContent(
            LienKind.Pledge, _bank, [new Portion(NumberOf(i), Amount / 2)], FarSeconds, document);
        return
        [
            new PledgeProposed(pledge, _bank, content, _forestry),
            new PledgeAccepted(pledge, _bank),
            new LienPlaced(Paper(), NumberOf(i), LienKind.Pledge, _bank, Amount / 2, FarSeconds, 1, document),
        ];
    }

    private ApplicationContent Content() => new(
        _plan.Division, Kind.Carbon, ApplicationRoute.Ordinary, [new Share(Seller, 1)], false, [Paper(), Paper()],
        18_262, 20_088, TicketsPerLot * Amount, 3_000_000, 16_071, 90, Declarations, 0, default, "伊宁市潘津镇",
        "东至公路，南至水渠，西至农田，北至山脊", "新疆杨 12000 株", "YN-LYTH-2025/1",
        [Paper(), Paper(), Paper()]);

    private RegisterNumber NumberOf(int i) => RegisterNumber.From(
        _plan.Division, Series.C, FirstYear + (i / TicketsPerYear), (uint)(i % TicketsPerYear) + 1);

    private RegisterNumber LotOf(int i) =>
        RegisterNumber.From(_plan.Division, Series.A, FirstYear, (uint)(i / TicketsPerLot) + 1);

    /// <summary>A hash that no other document has, spread as real ones are: indices on them grow as usual.</summary>
    private Digest Paper()
    {
        Span<byte> count = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(count, ++_papers);
        Span<byte> hash = stackalloc byte[32];
        System.Security.Cryptography.SHA256.HashData(count, hash);
        return Digest.From(hash);
    }
}
