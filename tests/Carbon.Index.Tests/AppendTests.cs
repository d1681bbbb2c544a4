using static Carbon.Index.Tests.Sample;

namespace Carbon.Index.Tests;

public abstract class AppendTests : IDisposable
{
    private readonly Func<IPlace> _places;
    private readonly IPlace _place;
    private readonly RegistryIndex _index;
    private readonly TestChain _chain = Issued();

    protected AppendTests(Func<IPlace> places)
    {
        (_places, _place) = (places, places());
        _index = _place.Open();
        _index.Append(_chain);
    }

    public static TheoryData<string> Impossible => new(Contradictions.Keys);

    private static Dictionary<string, RegistryEvent[]> Contradictions { get; } = AppendContradictions.All();

    public void Dispose()
    {
        _index.Dispose();
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(Impossible))]
    public void An_impossible_event_is_named_and_its_block_not_taken(string name)
    {
        var before = _index.Read(s => s.ComputeDigest());
        var tip = _index.Tip;
        // A possible event goes first: it must not stay either.
        var block = TestChain.Make(tip!.Value.Height + 1, tip.Value.Hash, "bad",
            [new OfficesSet(Court, Division, 4, Doc("o")), .. Contradictions[name]]);

        var fault = Assert.Throws<ContradictingEventException>(() => _index.Append(block));
        Assert.Contains("contradicts the register", fault.Message, StringComparison.Ordinal);
        Assert.Equal((tip, before), (_index.Tip, _index.Read(s => s.ComputeDigest())));
        _index.Append(_chain.Add(Part(1, 2, Tonne, Nickel)));
        Assert.Equal(UndoTests.RebuiltDigest(_chain), _index.Read(s => s.ComputeDigest()));
    }

    [Fact]
    public void Refuses_a_block_whose_parent_is_not_the_tip()
    {
        var tip = _index.Tip!.Value;
        Assert.Throws<InvalidOperationException>(
            () => _index.Append(TestChain.Make(tip.Height + 1, Doc("other"), "x")));
        Assert.Throws<InvalidOperationException>(() => _index.Append(TestChain.Make(tip.Height + 2, tip.Hash, "x")));
        Assert.Throws<InvalidOperationException>(() => _index.Append(_chain.Last));
        Assert.Equal(tip, _index.Tip);
    }

    [Theory]
    [InlineData("block", 1)]
    [InlineData("event", 1)]
    [InlineData("event", 2)]
    [InlineData("commit", 1)]
    public void A_crash_in_the_middle_of_a_commit_leaves_the_block_before(string point, int time)
    {
        var before = _index.Read(s => s.ComputeDigest());
        var tip = _index.Tip;
        var passed = 0;
        _index.FaultPoint = name =>
        {
            if (name == point && ++passed == time)
                throw new IOException("crash");
        };
        var block = _chain.Add(Part(1, 2, Tonne, Nickel), Part(2, 3, 5, Mill));
        Assert.Throws<IOException>(() => _index.Append(block));
        Assert.Equal((tip, before), (_index.Tip, _index.Read(s => s.ComputeDigest())));

        _index.FaultPoint = null;
        _index.Append(block);
        Assert.Equal(UndoTests.RebuiltDigest(_chain), _index.Read(s => s.ComputeDigest()));
    }

    [Fact]
    public void Refuses_events_whose_order_is_not_that_of_their_logs()
    {
        var tip = _index.Tip!.Value;
        var good = TestChain.Make(tip.Height + 1, tip.Hash, "x", Part(1, 2, 1, Nickel), Part(1, 3, 1, Nickel));
        var twisted = good with { Events = [good.Events[0], good.Events[1] with { LogIndex = 0 }] };
        Assert.Throws<ContradictingEventException>(() => _index.Append(twisted));
        Assert.Equal(tip, _index.Tip);
    }

    [Fact]
    public void One_chain_gives_one_digest_in_every_store()
    {
        using var place = _places();
        using var index = place.Open();
        index.Append(Everything.Chain().Blocks);
        Assert.Equal(UndoTests.RebuiltDigest(Everything.Chain()), index.Read(s => s.ComputeDigest()));
    }

    [Fact]
    public void Sixty_four_owners_keep_their_order_and_parts()
    {
        using var place = _places();
        using var index = place.Open();
        var owners = Enumerable.Range(1, 64)
            .Select(i => new Share(new PersonId((ulong)i), (uint)(i * 7 % 65))).ToList();
        var chain = new TestChain();
        chain.Add([.. Founding(), .. Enumerable.Range(4, 61).Select(i => Person(new PersonId((ulong)i), $"p{i}"))]);
        chain.Add(Filing(owners));
        chain.Add(new TicketIssued(Ticket(1), Lot, Policy, Certified, Ownership.Shares, owners, Forestry, Doc("i")));
        index.Append(chain);
        Assert.Equal(owners, index.Read(s => s.Ticket(Ticket(1)))!.Owners);
        Assert.Equal(owners, index.Read(s => s.Application(Lot))!.Content.Applicants);

        index.Append(chain.Add(Give(1, new Share(Mill, 1))));
        Assert.Equal([new Share(Mill, 1)], index.Read(s => s.Ticket(Ticket(1)))!.Owners);
        index.UndoAbove(chain.Blocks[^2].Point.Height);
        Assert.Equal(owners, index.Read(s => s.Ticket(Ticket(1)))!.Owners);
    }
}

public sealed class SqliteAppendTests() : AppendTests(() => new TemporaryFile());

[Collection(PostgresServer.Name)]
public sealed class PostgresAppendTests(PostgresServer server) : AppendTests(server.NewSchema);
