using static Carbon.Index.Tests.Sample;

namespace Carbon.Index.Tests;

public abstract class UndoTests(Func<IPlace> places) : IDisposable
{
    private readonly IPlace _place = places();

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Undoing_and_taking_again_gives_the_same_digest()
    {
        var chain = Life();
        using var index = _place.Open();
        var digests = new List<Digest>();
        foreach (var block in chain.Blocks)
        {
            index.Append(block);
            digests.Add(index.Read(s => s.ComputeDigest()));
        }

        Assert.Equal(digests.Count, digests.Distinct().Count());
        for (var i = chain.Blocks.Count - 2; i >= 0; i--)
        {
            index.UndoAbove(chain.Blocks[i].Point.Height);
            Assert.Equal(digests[i], index.Read(s => s.ComputeDigest()));
        }

        foreach (var block in chain.Blocks.Skip(1))
            index.Append(block);
        Assert.Equal(digests[^1], index.Read(s => s.ComputeDigest()));
    }

    [Fact]
    public void Another_branch_gives_the_digest_of_that_branch_alone()
    {
        var chain = Life();
        using var index = _place.Open();
        index.Append(chain);
        var fork = chain.Blocks[2].Point.Height;
        index.UndoAbove(fork);
        chain.CutAbove(fork);
        index.Append(chain.Add("other", Part(1, 2, Tonne, Mill)));

        Assert.Equal(RebuiltDigest(chain), index.Read(s => s.ComputeDigest()));
        Assert.Equal(chain.Last.Point, index.Tip);
    }

    [Theory]
    [InlineData(20261121)]
    [InlineData(7)]
    [InlineData(424242)]
    public void Random_lives_with_random_undo_equal_a_rebuild_from_zero(int seed)
    {
        var random = new Random(seed);
        var chain = Issued();
        using var index = _place.Open();
        index.Append(chain);
        var lives = new Stack<RandomLife>([new RandomLife()]);
        var undone = 0;
        for (var step = 0; step < 300; step++)
        {
            if (lives.Count > 1 && random.Next(5) == 0)
            {
                var depth = random.Next(1, Math.Min(lives.Count, 9));
                for (var i = 0; i < depth; i++)
                    lives.Pop();
                undone += depth;
                var height = chain.Last.Point.Height - (ulong)depth;
                chain.CutAbove(height);
                index.UndoAbove(height);
                continue;
            }

            var life = lives.Peek().Copy();
            index.Append(chain.Add($"step {step}", life.Events(random)));
            lives.Push(life);
        }

        Assert.True(undone > 50, $"seed {seed}: too little was undone");
        Assert.True(RebuiltDigest(chain) == index.Read(s => s.ComputeDigest()), $"digests differ with seed {seed}");
        foreach (var expected in lives.Peek().Expectations())
        {
            var ticket = index.Read(s => s.Ticket(Ticket(expected.Sequence)))!;
            var found = new RandomLife.Expected(expected.Sequence, ticket.Status, ticket.Amount, ticket.FreeAmount,
                ticket.PledgedAmount, ticket.FrozenAmount, ticket.PrintVersion, expected.Owners);
            Assert.True(found == expected, $"{found} is not {expected} with seed {seed}");
            Assert.True(expected.Owners.SequenceEqual(ticket.Owners), $"owners of {expected} with seed {seed}");
        }
    }

    [Fact]
    public void Refuses_to_undo_deeper_than_it_keeps()
    {
        var chain = Issued();
        for (var i = 0; i < 10; i++)
            chain.Add();
        using var index = _place.Open(new IndexOptions { UndoBlocks = 4 });
        index.Append(chain);
        var tip = chain.Last.Point;

        Assert.Null(index.HashAt(tip.Height - 5));
        Assert.Equal(chain.Blocks[^5].Point.Hash, index.HashAt(tip.Height - 4));
        Assert.Throws<InvalidOperationException>(() => index.UndoAbove(tip.Height - 5));
        Assert.Equal(tip, index.Tip);
        index.UndoAbove(tip.Height - 4);
        Assert.Equal(chain.Blocks[^5].Point, index.Tip);
        Assert.Throws<InvalidOperationException>(() => index.UndoAbove(tip.Height - 6));
    }

    [Fact]
    public void Undoing_above_the_tip_changes_nothing()
    {
        var chain = Issued();
        using var index = _place.Open();
        index.UndoAbove(5);
        Assert.Null(index.Tip);
        index.Append(chain);
        index.UndoAbove(chain.Last.Point.Height);
        Assert.Equal(chain.Last.Point, index.Tip);
    }

    [Fact]
    public void A_crash_while_undoing_leaves_everything_or_nothing()
    {
        var chain = Life();
        using var index = _place.Open();
        index.Append(chain);
        var before = index.Read(s => s.ComputeDigest());
        index.FaultPoint = _ => throw new IOException("crash");
        Assert.Throws<IOException>(() => index.UndoAbove(chain.Blocks[1].Point.Height));
        Assert.Equal(before, index.Read(s => s.ComputeDigest()));
        Assert.Equal(chain.Last.Point, index.Tip);
    }

    internal static TestChain Life() => Everything.Chain();

    internal static Digest RebuiltDigest(TestChain chain)
    {
        using var file = new TemporaryFile();
        using var index = RegistryIndex.Open(file.Path);
        index.Append(chain);
        return index.Read(s => s.ComputeDigest());
    }
}

public sealed class SqliteUndoTests() : UndoTests(() => new TemporaryFile());

[Collection(PostgresServer.Name)]
public sealed class PostgresUndoTests(PostgresServer server) : UndoTests(server.NewSchema);
