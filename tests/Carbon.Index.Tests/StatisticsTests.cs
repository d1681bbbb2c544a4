using Carbon.Index.Queries;
using Carbon.Index.Rows;
using static Carbon.Index.Tests.Sample;

namespace Carbon.Index.Tests;

public abstract class StatisticsTests(Func<IPlace> places) : IDisposable
{
    private readonly IPlace _place = places();

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(20261121)]
    [InlineData(424242)]
    public void Statistics_equal_a_recount_from_the_events_also_after_an_undo(int seed)
    {
        var (chain, life, random) = (Issued(), new RandomLife(), new Random(seed));
        using var index = _place.Open();
        index.Append(chain);
        for (var i = 0; i < 120; i++)
            index.Append(chain.Add(life.Events(random)));
        Assert.Equal(Recount.Of(chain.Blocks), All(index));
        var middle = chain.Blocks[^40].Point.Height;
        index.UndoAbove(middle);
        chain.CutAbove(middle);
        Assert.Equal(Recount.Of(chain.Blocks), All(index));
    }

    [Fact]
    public void Every_kind_of_event_that_is_counted_is_counted()
    {
        using var index = _place.Open();
        var chain = Everything.Chain();
        index.Append(chain);
        var rows = All(index);
        Assert.Equal(Recount.Of(chain.Blocks), rows);
        Assert.Equal(Enum.GetValues<Measure>().Skip(1), rows.Select(row => row.Measure).Distinct().Order());
    }

    // More than 2^64 grams in sum: eleven tickets of nearly two million million tonnes each.
    [Fact]
    public void A_sum_above_what_one_ticket_can_bear_is_exact()
    {
        const ulong Huge = ulong.MaxValue / 10;
        var chain = new TestChain();
        chain.Add(Founding());
        UInt128 sum = 0;
        for (uint i = 1; i <= 11; i++)
        {
            var lot = RegisterNumber.From(Division, Series.A, 2026, i);
            chain.Add(
                new ApplicationSubmitted(
                    lot, Policy, ContentOf("place") with { ClaimedAmount = Huge }, Content, 0, Forestry,
                    Doc($"form {i}")),
                new ApplicationApproved(lot, Office.Review, Forestry, Content, Doc($"review {i}"), true),
                new ReductionFiled(lot, Doc($"certificate {i}"), Huge, Ecology, Content));
            chain.Add(new TicketIssued(
                Ticket(i), lot, Policy, Huge, Ownership.Sole, [new Share(Village, 1)], Forestry, Doc($"issue {i}")));
            sum += Huge;
        }

        using var index = _place.Open();
        index.Append(chain);
        var row = Assert.Single(All(index));
        Assert.True(sum > ulong.MaxValue);
        Assert.Equal((Measure.Issued, 11ul, sum), (row.Measure, row.Count, row.Amount));
    }

    [Fact]
    public void Only_the_months_and_the_division_asked_for_are_told()
    {
        using var index = _place.Open();
        index.Append(Everything.Chain());
        var month = All(index)[0].Month;
        Assert.NotEmpty(index.Read(s => s.Statistics(Division, (month, month), default, 100)).Rows);
        Assert.Empty(index.Read(s => s.Statistics(Division, (month + 1, uint.MaxValue), default, 100)).Rows);
        Assert.Empty(index.Read(s => s.Statistics(Division + 1, (0, uint.MaxValue), default, 100)).Rows);
        Assert.Empty(index.Read(s => s.Statistics(Division - 1, (0, uint.MaxValue), default, 100)).Rows);
    }

    private static List<StatisticRow> All(RegistryIndex index)
    {
        var rows = new List<StatisticRow>();
        for (ListPlace? after = default(ListPlace); after is { } place;)
        {
            var page = index.Read(s => s.Statistics(0, (0, uint.MaxValue), place, 2));
            rows.AddRange(page.Rows);
            after = page.Next;
        }

        return rows;
    }
}

public sealed class SqliteStatisticsTests() : StatisticsTests(() => new TemporaryFile());

[Collection(PostgresServer.Name)]
public sealed class PostgresStatisticsTests(PostgresServer server) : StatisticsTests(server.NewSchema);
