using System.Globalization;
using Xunit.Abstractions;
using Wire = Carbon.Api.V1;

namespace Carbon.Network.Tests;

/// <summary>
/// One fault on the whole stack while every member writes, and what must be true once it is over: no write is lost or
/// doubled, every member's index is the same, and nothing rests unsettled.
/// </summary>
internal sealed class StackRun
{
    private const int Warming = 8;

    // Growth of the chain that shows that it goes on.
    private const ulong GoesOnBlocks = 2;

    private readonly StackFixture _stack;
    private readonly ITestOutputHelper _output;

    private StackRun(StackFixture stack, ITestOutputHelper output) =>
        (_stack, _output, Load) = (stack, output, new StackLoad(stack));

    public StackLoad Load { get; }

    public ValidatorNetwork Network => _stack.Network;

    public IReadOnlyList<StackMember> Members => _stack.Members;

    public string Ticket => _stack.Ticket;

    public Deployment Deployment => _stack.Deployment;

    /// <summary>Inflicts a fault on a stack that is well, and looks at what is always true after it.</summary>
    public static async Task RunAsync(StackFixture stack, ITestOutputHelper output, Func<StackRun, Task> fault)
    {
        await stack.Network.MakeWholeAsync();
        var run = new StackRun(stack, output);
        try
        {
            await run.WellAsync(await stack.Network.HighestAsync());
            await run.Load.GrowAsync(Warming);
            await fault(run);
            await run.SettleAsync();
        }
        catch
        {
            output.WriteLine($"The validators' logs are in {stack.Network.KeepLogs("stack")}");
            throw;
        }
        finally
        {
            run.Load.Abort();
        }
    }

    /// <summary>Ends a fault, and tells how long it took until every member's node follows the chain again.</summary>
    public async Task MendAsync(Func<Task> mend)
    {
        var started = TimeProvider.System.GetTimestamp();
        var seen = await Task.WhenAll(Members.Select(member => member.StatusAsync()));
        var height = Math.Max(await Network.HighestAsync(), seen.Max(status => status.AsOf.Height));
        await mend();
        await WellAsync(height + GoesOnBlocks);
        Say($"every node follows again after {Seconds(started)} s");
    }

    public void Say(string sentence) => _output.WriteLine(sentence);

    /// <summary>Waits until every member's node has a block of this height and reaches its chain.</summary>
    private async Task WellAsync(ulong height)
    {
        Wire.NodeStatus[] seen = [];
        try
        {
            await Until.TrueAsync(
                async () =>
                {
                    seen = await Task.WhenAll(Members.Select(member => member.StatusAsync()));
                    return seen.All(status =>
                        status is { ChainReachable: true, HaltedReason: "" } && status.AsOf.Height >= height);
                },
                $"every node is well at height {height.ToString(CultureInfo.InvariantCulture)}");
        }
        catch (Xunit.Sdk.XunitException)
        {
            foreach (var status in seen) Say($"{status}");
            throw;
        }
    }

    private async Task SettleAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        var writes = await Load.StopAsync();
        await Until.TrueAsync(
            async () => (await Task.WhenAll(Members.Select(member => member.StatusAsync())))
                .All(status => status.OutboxPending == 0),
            "every outbox is settled");
        foreach (var write in writes) await FinalAsync(write);
        Say($"{writes.Count} writes accepted, all final {Seconds(started)} s after the last; " +
            $"unavailable was said {Load.Unavailable} times");
        await AssertEffectsAsync(writes);
        await AssertSameIndexAsync();
    }

    private static Task FinalAsync(StackWrite write) => Until.TrueAsync(
        async () =>
        {
            var now = await write.NowAsync();
            Assert.True(
                now.State is Wire.Operation.Types.State.Mined or Wire.Operation.Types.State.Pending,
                $"{now.Command} of {write.Member.Key} is {now.State}: {now.RefusalReason}");
            return now is { State: Wire.Operation.Types.State.Mined, Final: true };
        },
        $"{write.RequestId} is final");

    /// <summary>Reads the register afresh: every write has its one event, and the ticket lost what was moved.</summary>
    private async Task AssertEffectsAsync(IReadOnlyList<StackWrite> writes)
    {
        var height = await Network.HighestAsync() - 1;
        await using var fresh = new FollowerUnderTest(
            Network.Validators[1].Client(), Deployment, options => options with { FetchAhead = 64 });
        await fresh.ReachAsync(height);
        var events = fresh.Fold.Events;
        var marks = events.Select(StackWrite.MarkOf).OfType<string>().CountBy(mark => mark).ToDictionary();
        Assert.All(writes, write => Assert.Equal(1, marks.GetValueOrDefault(write.Mark)));

        var left = _stack.Issued
            - events.OfType<PartTransferred>().Aggregate(0ul, (sum, move) => sum + move.Amount);
        foreach (var member in Members)
        {
            var read = await member.Clerk.Queries.GetTicketAsync(new() { Name = Ticket, MinHeight = height });
            Assert.Equal(left, read.Ticket.Amount);
        }
    }

    // Blocks go on coming: all four are looked at until they are of one block.
    private async Task AssertSameIndexAsync()
    {
        string[] digests = [];
        await Until.TrueAsync(
            async () =>
            {
                digests = await Task.WhenAll(Members.Select(member => Task.Run(member.Digest)));
                return digests.Distinct().Count() == 1;
            },
            "every index has the same digest at one block");
        Say($"every index: {digests[0]}");
    }

    private static string Seconds(long started) =>
        TimeProvider.System.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}
