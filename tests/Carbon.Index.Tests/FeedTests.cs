using Carbon.Index.Rows;
using static Carbon.Index.Tests.Sample;

namespace Carbon.Index.Tests;

/// <summary>What a reader of events is told, against the chain itself.</summary>
public abstract class FeedTests(Func<IPlace> places) : IDisposable
{
    private const int PageMost = 7;

    private readonly IPlace _place = places();

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    // INV-49, S2
    [Theory]
    [InlineData(20261121)]
    [InlineData(3)]
    [InlineData(77)]
    public void A_reader_who_resumes_anywhere_on_a_changing_chain_ends_with_exactly_its_events(int seed)
    {
        var random = new Random(seed);
        using var index = _place.Open();
        var walk = new ChangingChain(index, random);
        var reader = new Reader(index);
        var old = new List<Reader>();
        var takenBack = 0;
        for (var step = 0; step < 250; step++)
        {
            walk.Step();
            // Some of a page only, as where a stream is cut in its midst.
            takenBack += reader.Read(random.Next(1, PageMost), random.Next(PageMost));
            if (random.Next(10) == 0)
                old.Add(reader.Copy());
        }

        Assert.True(takenBack > 20, $"seed {seed}: too little was taken back");
        foreach (var one in old.Append(reader))
        {
            one.ReadToTip(random.Next(1, PageMost));
            Assert.True(walk.Ids.SequenceEqual(one.Known), $"seed {seed}: {one.Known.Count} events are known");
        }
    }

    // S2
    [Fact]
    public void A_cursor_outlives_the_index_that_it_came_from()
    {
        var chain = Issued();
        chain.Add(Part(1, 2, Tonne, Mill));
        Reader reader;
        using (var index = _place.Open())
        {
            index.Append(chain);
            reader = new Reader(index);
            reader.Read(5, 5);
        }

        chain.Add();
        chain.Add(Part(1, 3, Tonne, Nickel));
        using var other = places();
        using var again = other.Open();
        again.Append(chain);
        reader = reader.At(again);
        reader.ReadToTip(5);
        Assert.Equal(ChangingChain.IdsOf(chain), reader.Known);
    }

    [Fact]
    public void A_cursor_of_a_block_that_nobody_knows_leads_nowhere()
    {
        var chain = Issued();
        using var index = _place.Open();
        index.Append(chain);
        var lost = new EventCursor(chain.Last.Point.Height, TestChain.Hash("another fork"), 0);
        Assert.Null(index.Read(s => s.Feed(lost, default, 10)));
    }

    [Fact]
    public void A_block_that_was_taken_back_and_came_again_is_nothing_new_to_who_knows_it()
    {
        var chain = Issued();
        using var index = _place.Open();
        index.Append(chain);
        var reader = new Reader(index);
        reader.ReadToTip(PageMost);
        var told = reader.Known.Count;
        index.UndoAbove(chain.Blocks[1].Point.Height);
        var other = reader.Copy();
        Assert.Equal(1, other.Read(PageMost, PageMost));
        index.Append(chain.Last);

        reader.ReadToTip(PageMost);
        other.ReadToTip(PageMost);
        Assert.Equal((told, told), (reader.Known.Count, other.Known.Count));
        index.UndoAbove(chain.Blocks[1].Point.Height);
        Assert.Equal(1, reader.Read(PageMost, PageMost));
    }

    [Fact]
    public void Tells_what_an_event_is_about_also_when_it_was_taken_back()
    {
        var chain = Issued();
        using var index = _place.Open();
        index.Append(chain);
        var issued = index.Read(s => s.Feed(EventCursor.Start, Ticket(1), 10))!;
        var entry = Assert.Single(issued.Entries);
        Assert.Equal(("TicketIssued", false), (entry.Row.Event, entry.Superseded));
        AssertOfFirstTicket(entry.Scope);

        index.UndoAbove(chain.Blocks[1].Point.Height);
        var back = Assert.Single(index.Read(s => s.Feed(issued.After, Ticket(1), 10))!.Entries);
        Assert.True(back.Superseded);
        Assert.Equal((entry.Row, entry.Block), (back.Row, back.Block));
        AssertOfFirstTicket(back.Scope);
    }

    [Fact]
    public void What_was_taken_back_is_no_part_of_the_digest()
    {
        var chain = Issued();
        using var index = _place.Open();
        index.Append(chain);
        var before = index.Read(s => s.ComputeDigest());
        index.UndoAbove(chain.Blocks[0].Point.Height);
        index.Append(chain.Blocks[1]);
        index.Append(chain.Blocks[2]);
        Assert.Equal(before, index.Read(s => s.ComputeDigest()));
    }

    private static void AssertOfFirstTicket(EventScope scope)
    {
        Assert.Equal([Ticket(1)], scope.Tickets);
        Assert.Equal([Lot], scope.Lots);
        Assert.Equal([Division], scope.Divisions);
        Assert.Equal((Digest.Zero, Kind.Carbon), (scope.Case, scope.Kind));
    }
}

public sealed class SqliteFeedTests() : FeedTests(() => new TemporaryFile());

[Collection(PostgresServer.Name)]
public sealed class PostgresFeedTests(PostgresServer server) : FeedTests(server.NewSchema);
