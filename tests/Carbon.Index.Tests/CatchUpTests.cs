using System.Diagnostics;
using Xunit.Abstractions;
using static Carbon.Index.Tests.Sample;

namespace Carbon.Index.Tests;

/// <summary>Deep blocks go in without a journal, and nothing else is different.</summary>
public abstract class CatchUpTests(Func<IPlace> places, ITestOutputHelper output) : IDisposable
{
    private const int BlocksPerCommit = 50;

    private readonly IPlace _place = places();

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Deep_blocks_give_the_digest_that_blocks_near_the_head_give()
    {
        var chain = Everything.Chain();
        using var index = _place.Open();
        index.Append(chain.Blocks, chain.Last.Point.Height + 129);
        Assert.Equal(UndoTests.RebuiltDigest(chain), index.Read(s => s.ComputeDigest()));
    }

    [Fact]
    public void What_was_taken_deep_is_not_undone_and_what_came_after_is()
    {
        var chain = Everything.Chain();
        var deepest = chain.Blocks[^5].Point;
        using var index = _place.Open(new IndexOptions { UndoBlocks = 8 });
        index.Append(chain.Blocks.Take(10).ToList());
        index.Append(chain.Blocks.Skip(10).SkipLast(4).ToList(), deepest.Height + 9);
        Assert.Null(index.HashAt(deepest.Height - 1));
        Assert.Throws<InvalidOperationException>(() => index.UndoAbove(deepest.Height - 1));
        var before = index.Read(s => s.ComputeDigest());

        index.Append(chain.Blocks.TakeLast(4).ToList(), chain.Last.Point.Height + 8);
        Assert.Equal(UndoTests.RebuiltDigest(chain), index.Read(s => s.ComputeDigest()));
        Assert.Throws<InvalidOperationException>(() => index.UndoAbove(deepest.Height - 1));
        index.UndoAbove(deepest.Height);
        Assert.Equal((deepest, before), (index.Tip!.Value, index.Read(s => s.ComputeDigest())));
    }

    [Fact]
    public void A_failed_deep_commit_leaves_the_block_before()
    {
        var chain = Issued();
        using var index = _place.Open();
        index.Append(chain);
        var before = index.Read(s => s.ComputeDigest());
        var good = chain.Add(Part(1, 2, Tonne, Nickel));
        var bad = TestChain.Make(good.Point.Height + 1, good.Point.Hash, "bad", Part(9, 10, 1, Nickel));
        Assert.Throws<ContradictingEventException>(() => index.Append([good, bad], bad.Point.Height + 500));
        Assert.Equal(before, index.Read(s => s.ComputeDigest()));
        index.UndoAbove(chain.Blocks[0].Point.Height);
        Assert.Equal(chain.Blocks[0].Point, index.Tip);
    }

    /// <summary>CARBON_TICKETS says how many tickets are measured, nine events each.</summary>
    [Fact]
    public void A_long_chain_is_caught_up_with_and_the_rate_is_told()
    {
        var tickets = int.TryParse(Environment.GetEnvironmentVariable("CARBON_TICKETS"), out var asked) ? asked : 500;
        var commits = BusyRegister.Blocks(tickets).Chunk(BlocksPerCommit).ToList();
        using var index = _place.Open();
        var head = commits[^1][^1].Point.Height + 1_000;
        var (begun, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        foreach (var commit in commits)
            index.Append(commit, head);
        var took = Stopwatch.GetElapsedTime(begun);
        var busy = Environment.CpuUsage.TotalTime - cpu;
        var events = commits.Sum(commit => commit.Sum(block => block.Events.Count));
        output.WriteLine($"{events} events in {took.TotalSeconds:f2} s, {events / took.TotalSeconds:f0} in a second; " +
            $"{busy.TotalSeconds:f2} s of processor, {events / busy.TotalSeconds:f0} in a second of it");
        Assert.Equal((ulong)tickets * 2, index.Read(s => s.Counts()).Tickets);
        Assert.Equal((ulong)tickets, index.Read(s => s.Counts()).Vouchers);
    }
}

public sealed class SqliteCatchUpTests(ITestOutputHelper output) : CatchUpTests(() => new TemporaryFile(), output);

[Collection(PostgresServer.Name)]
public sealed class PostgresCatchUpTests(PostgresServer server, ITestOutputHelper output)
    : CatchUpTests(server.NewSchema, output);
