using Carbon.Index.Rows;
using static Carbon.Index.Tests.Sample;

namespace Carbon.Index.Tests;

public abstract class ReadTests(Func<IPlace> places) : IDisposable
{
    private readonly IPlace _place = places();

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_reader_sees_one_height_whatever_is_appended_meanwhile()
    {
        var chain = Issued();
        using var index = _place.Open();
        index.Append(chain);
        var before = chain.Last.Point;
        var (tip, amount, digestBefore, digestAfter) = index.Read(snapshot =>
        {
            var first = snapshot.ComputeDigest();
            index.Append(chain.Add(Part(1, 2, Tonne, Nickel)));
            return (snapshot.Tip!.Point, snapshot.Ticket(Ticket(1))!.Amount, first, snapshot.ComputeDigest());
        });
        Assert.Equal((before, Certified), (tip, amount));
        Assert.Equal(digestBefore, digestAfter);
        Assert.Equal(Certified - Tonne, index.Read(s => s.Ticket(Ticket(1)))!.Amount);
        Assert.Equal(chain.Last.Point, index.Read(s => s.Tip)!.Point);
    }

    [Fact]
    public async Task Readers_beside_a_writer_always_see_whole_blocks()
    {
        var chain = Issued();
        using var index = _place.Open();
        index.Append(chain);
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            var reads = 0;
            while (!stop.IsCancellationRequested || reads == 0)
            {
                var sum = index.Read(s => s.Tickets(default, 1000).Aggregate(0ul, (total, row) => total + row.Amount));
                Assert.Equal(Certified, sum);
                reads++;
            }
        })).ToList();
        for (var i = 2u; i < 60; i++)
            index.Append(chain.Add(Part(1, i, i, Nickel), Part(i, i + 1000, 1, Mill)));
        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public void A_text_with_zero_characters_is_kept_whole()
    {
        const string Name = "\0a\0\0文\\x00'\0";
        using var index = _place.Open();
        var chain = new TestChain();
        index.Append(chain.Add(new MemberAdmitted(Bank, MemberKind.Bank, Name, Doc("m"))));
        Assert.Equal(Name, Assert.Single(index.Read(s => s.Members(default, 10))).Name);
        index.Append(chain.Add(new MemberStandingSet(Bank, false, Doc("standing"))));
        index.UndoAbove(chain.Blocks[0].Point.Height);
        Assert.Equal((Name, true), index.Read(s => s.Member(Bank)) is { } row ? (row.Name, row.Active) : default);
        // No two names are one, however they end.
        index.Append(TestChain.Make(chain.Last.Point.Height, chain.Blocks[0].Point.Hash, "other",
            new MemberAdmitted(Court, MemberKind.Court, Name + "\0", Doc("n"))));
        Assert.Equal(2ul, index.Read(s => s.Counts()).Members);
    }

    [Fact]
    public void A_snapshot_is_of_no_use_after_its_read()
    {
        using var index = _place.Open();
        var kept = index.Read(snapshot => snapshot);
        Assert.Throws<ObjectDisposedException>(() => kept.Counts());
    }

    [Fact]
    public void A_question_that_fails_leaves_the_index_answering()
    {
        using var index = _place.Open();
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Read(s => s.Tickets(default, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Read(s => s.Tickets(default, 1001)));
        Assert.Empty(index.Read(s => s.Tickets(default, 1000)));
        Assert.Null(index.Read(s => s.Tip));
    }

    [Fact]
    public void Pages_of_tickets_join_to_all_of_them_in_order_of_number()
    {
        using var index = _place.Open();
        IndexFixture.Fill(index, 250);
        var all = new List<TicketRow>();
        for (var after = default(RegisterNumber); ;)
        {
            var page = index.Read(s => s.Tickets(after, 64));
            if (page.Count == 0)
                break;
            all.AddRange(page);
            after = page[^1].Number;
        }

        Assert.Equal(250, all.Count);
        Assert.Equal(all.Select(row => row.Number.Value).Order(), all.Select(row => row.Number.Value));
        Assert.Equal(250, index.Read(s => s.Tickets(default, 1000, Division)).Count);
        Assert.Empty(index.Read(s => s.Tickets(default, 1000, Division - 1)));
        Assert.Empty(index.Read(s => s.Tickets(default, 1000, Division + 1)));
        Assert.Empty(index.Read(s => s.Tickets(default, 1000, uint.MaxValue)));
    }

    [Fact]
    public void Each_ticket_of_a_large_index_answers_under_its_own_number()
    {
        const int Count = 10_000;
        using var index = _place.Open();
        var numbers = IndexFixture.Fill(index, Count);

        Assert.Equal(Count, numbers.Distinct().Count());
        Assert.All(numbers.Where((_, at) => at % 7 == 0), number =>
            Assert.Equal(number, index.Read(s => s.Ticket(number))?.Number));
    }
}

public sealed class SqliteReadTests() : ReadTests(() => new TemporaryFile());

[Collection(PostgresServer.Name)]
public sealed class PostgresReadTests(PostgresServer server) : ReadTests(server.NewSchema);
