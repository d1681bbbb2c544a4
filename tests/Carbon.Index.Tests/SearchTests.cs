using Carbon.Index.Queries;
using static Carbon.Index.Tests.Sample;

namespace Carbon.Index.Tests;

public abstract class SearchTests : IDisposable
{
    private readonly IPlace _place;
    private readonly RegistryIndex _index;
    private readonly TestChain _chain = new();

    protected SearchTests(Func<IPlace> places)
    {
        _place = places();
        _index = _place.Open();
        _chain.Add(Founding());
        Lot(1, "伊河林场东片", "东至大河，西至 G30 公路", "云杉 3000 株");
        Lot(2, "河伊村集体林地", "", "Picea 云杉");
        Lot(3, "林场西片", "北至ＤＢ线", "樟子松");
        _index.Append(_chain);
    }

    public void Dispose()
    {
        _index.Dispose();
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("林场", "1 3")]
    [InlineData("林", "1 2 3")]
    [InlineData("片", "1 3")]
    [InlineData("伊河", "1")]
    [InlineData("云杉", "1 2")]
    [InlineData("云杉 林场", "1")]
    [InlineData("picea", "2")]
    [InlineData("PICEA　云杉", "2")]
    [InlineData("g30", "1")]
    [InlineData("db", "3")]
    [InlineData("3000", "1")]
    [InlineData("伊河林地", "")]
    [InlineData("300", "")]
    [InlineData("' OR 1=1 --", "")]
    [InlineData("%", "")]
    public void Finds_tickets_by_what_their_lots_say(string query, string lots) =>
        Assert.Equal(lots, string.Join(' ', Found(query, 1).Select(number => number.Sequence)));

    [Fact]
    public void Pairs_of_neighbours_do_not_make_a_run_that_is_not_written()
    {
        // Both pairs are in the second lot's place, one at each end.
        Lot(4, "甲乙丙，乙丙丁", "", "");
        foreach (var block in _chain.Blocks.TakeLast(2))
            _index.Append(block);
        Assert.Empty(Found("甲乙丙丁", 10));
        Assert.Single(Found("乙丙丁", 10));
    }

    [Fact]
    public void Every_ticket_of_a_lot_is_found_once_over_pages_of_any_size()
    {
        _index.Append(_chain.Add(Enumerable.Range(10, 7).Select(one => Part(1, (uint)one, 1, Mill)).ToArray()));
        var expected = _index.Read(s => s.TicketsOfLot(LotOf(1), default, 100));
        Assert.Equal(8, expected.Count);
        foreach (var take in new[] { 1, 3, 8, 100 })
            Assert.Equal(expected, Found("伊河", take));
    }

    [Fact]
    public void A_filing_that_is_undone_is_found_no_more()
    {
        Assert.NotEmpty(Found("樟子松", 10));
        _index.UndoAbove(_chain.Blocks[^3].Point.Height);
        Assert.Empty(Found("樟子松", 10));
        Assert.NotEmpty(Found("云杉", 10));
    }

    private static RegisterNumber LotOf(uint sequence) => RegisterNumber.From(Division, Series.A, 2026, sequence);

    private void Lot(uint sequence, string place, string bounds, string species)
    {
        var content = ContentOf(place) with { Bounds = bounds, Species = species, Method = "m1" };
        var lot = LotOf(sequence);
        _chain.Add(
            new ApplicationSubmitted(lot, Policy, content, Content, 0, Forestry, Doc($"form {sequence}")),
            new ApplicationApproved(lot, Office.Review, Forestry, Content, Doc($"review {sequence}"), true),
            new ReductionFiled(lot, Doc($"certificate {sequence}"), Certified, Ecology, Content));
        _chain.Add(new TicketIssued(
            Ticket(sequence), lot, Policy, Certified, Ownership.Sole, [new Share(Village, 1)], Forestry,
            Doc($"issue {sequence}")));
    }

    private List<RegisterNumber> Found(string query, int take)
    {
        var found = new List<RegisterNumber>();
        for (ListPlace? after = default(ListPlace); after is { } place;)
        {
            var page = _index.Read(s => s.Search(SearchWords.Of(query), place, take));
            found.AddRange(page.Rows.Select(row => row.Number));
            after = page.Next;
        }

        return found;
    }
}

public sealed class SqliteSearchTests() : SearchTests(() => new TemporaryFile());

[Collection(PostgresServer.Name)]
public sealed class PostgresSearchTests(PostgresServer server) : SearchTests(server.NewSchema);
