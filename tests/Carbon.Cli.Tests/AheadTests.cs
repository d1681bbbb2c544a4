using Carbon.Cli.Indexes;

namespace Carbon.Cli.Tests;

public sealed class AheadTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public void Gives_the_same_sequence_in_its_order() =>
        Assert.Equal(Enumerable.Range(0, 1_000), Ahead.Of(Enumerable.Range(0, 1_000), 3));

    [Fact]
    public void Makes_the_next_while_the_last_is_used()
    {
        using var madeSecond = new ManualResetEventSlim();
        IEnumerable<int> Source()
        {
            yield return 1;
            madeSecond.Set();
            yield return 2;
        }

        foreach (var _ in Ahead.Of(Source(), 1))
            Assert.True(madeSecond.Wait(Limit), "the second was not made while the first was used");
    }

    [Fact]
    public void Throws_what_failed_after_all_that_came_before()
    {
        static IEnumerable<int> Source()
        {
            yield return 1;
            yield return 2;
            throw new InvalidDataException("broken");
        }

        var given = new List<int>();
        Assert.Throws<InvalidDataException>(() =>
        {
            foreach (var one in Ahead.Of(Source(), 5))
                given.Add(one);
        });
        Assert.Equal([1, 2], given);
    }

    [Fact]
    public void Ends_its_making_where_the_reader_leaves()
    {
        var ended = false;
        IEnumerable<int> Source()
        {
            try
            {
                for (var i = 0; ; i++)
                    yield return i;
            }
            finally
            {
                ended = true;
            }
        }

        Assert.Equal([0, 1, 2], Ahead.Of(Source(), 2).Take(3));
        Assert.True(ended);
    }
}
