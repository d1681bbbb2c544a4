using Grpc.Core;
using Xunit.Abstractions;
using RpcException = Grpc.Core.RpcException;

namespace Carbon.Network.Tests;

/// <summary>
/// Faults of validators under the whole stack, while all members write and a ticket moves. After each,
/// <see cref="StackRun"/> looks at every write, every index and every outbox.
/// </summary>
[Collection(WholeStack.Name)]
public sealed class StackFaultTests(StackFixture stack, ITestOutputHelper output)
{
    private const int ExitWell = 0;
    private const int ExitUnwell = 1;
    private const int SplitsMost = 6;
    private const ulong ReplacedMost = 2;
    private const int CutsMost = 3;

    // As many as the command looks at.
    private const ulong NewestBlocks = 8;

    private static readonly int Rounds = Deep.IsAsked ? 5 : 1;

    [Fact]
    public Task While_one_of_four_is_dead_the_others_go_on_and_its_member_loses_nothing() => RunAsync(async run =>
    {
        var dead = run.Members[3];
        await dead.Validator.KillAsync();
        var status = await StatusAsked.OfAsync(run.Network.Validators);
        Assert.Equal((ExitUnwell, true), (status.Exit, status.Said["agreed"]!.GetValue<bool>()));

        await run.Network.GrowAsync(3);
        await run.Load.GrowAsync(6, of: run.Members[0]);
        await Until.TrueAsync(async () => !(await dead.StatusAsync()).ChainReachable, "its node says so");
        await UnavailableAsync(() => StackWrite.Complaint(dead).AskAsync());

        await run.MendAsync(() => run.Network.ReturnAsync(dead.Validator));
        Assert.Equal(ExitWell, (await StatusAsked.OfAsync(run.Network.Validators)).Exit);
    });

    [Fact]
    public Task While_two_of_four_are_down_writes_queue_and_reads_say_how_old_they_are() => RunAsync(async run =>
    {
        var (up, down) = (run.Members.Take(2).ToArray(), run.Members.Skip(2).Select(one => one.Validator).ToArray());
        await Task.WhenAll(down.Select(node => node.KillAsync()));
        await ValidatorNetwork.RestAsync(up[0].Validator, up.Select(one => one.Validator));
        var height = await run.Network.HighestAsync();

        foreach (var member in up)
        {
            await run.Load.GrowAsync(4, of: member);
            await Until.TrueAsync(
                async () => await member.StatusAsync() is { OutboxPending: > 0, Complaint: not "" } status
                    && status.AsOf.Height == height,
                "writes wait, and people are told that the chain stands still");
            await DecidesNothingAsync(run, member);
        }

        Assert.Equal(height, await run.Network.HighestAsync());
        await run.Network.AgreeAsync(height);
        await run.MendAsync(() => run.Network.ReturnAsync(down));
    });

    [Fact]
    public Task When_two_halves_meet_again_one_or_two_blocks_are_replaced_and_nothing_else() => RunAsync(async run =>
    {
        await using var logs = await LogWatch.OpenAsync(run.Network.Validators, run.Deployment);
        var (splits, forked) = (0, false);
        while (logs.Removed.Count < Rounds || !forked)
        {
            Assert.True(splits++ < SplitsMost * Rounds, $"{splits} splits replaced {logs.Removed.Count} blocks only");
            forked |= await SplitAndJoinAsync(run);
        }

        run.Say($"{splits} splits, {logs.Removed.Count} blocks of writes replaced, {logs.RemovedLogs} logs taken back");
    });

    [Fact]
    public Task A_validator_is_voted_out_and_in_while_its_member_goes_on_writing() => RunAsync(async run =>
    {
        var member = run.Members[2];
        await run.Network.VoteAsync(member.Validator, isIn: false);
        var from = await run.Network.HighestAsync();
        await run.Load.GrowAsync(4, of: member);
        await run.Network.GrowAsync(NewestBlocks);
        var status = await StatusAsked.OfAsync(run.Network.Validators);
        Assert.Equal(ExitWell, status.Exit);
        Assert.Null(status.Validator(member.Validator));
        for (var height = from + 1; height <= from + NewestBlocks; height++)
            Assert.NotEqual(member.Validator.Role.Sealer, await run.Network.Validators[0].SealerOfAsync(height));

        await run.MendAsync(() => run.Network.VoteAsync(member.Validator, isIn: true));
        await Until.TrueAsync(
            async () => (await StatusAsked.OfAsync(run.Network.Validators)).Validator(member.Validator)?["sealed"]!
                .GetValue<int>() > 0,
            "it seals again");
    });

    [Fact]
    public Task A_members_own_validator_dies_with_its_pool_and_returns_from_its_disk() => RunAsync(async run =>
    {
        var member = run.Members[0];
        await CutOffAsync(run, member.Validator, async () =>
        {
            await Until.TrueAsync(
                async () => Quantity.ParseUInt64(
                    (await member.Validator.CallAsync("txpool_status")).GetProperty("pending").GetString()) > 2,
                "writes wait in a pool that no other node knows");
            await member.Validator.KillAsync();
        });

        await run.MendAsync(() => run.Network.ReturnAsync(member.Validator));
    });

    [Fact]
    public Task A_node_behind_a_lagging_validator_says_so_and_undoes_nothing() => RunAsync(async run =>
    {
        var member = run.Members[3];
        await CutOffAsync(run, member.Validator, async () =>
        {
            var height = await member.Validator.HeightAsync();
            await Until.TrueAsync(
                async () => await run.Network.Validators[0].HeightAsync() > height + 5, "the others go on");
            await run.Load.GrowAsync(3, of: member);
            await Until.TrueAsync(
                async () => await member.StatusAsync() is { OutboxPending: > 0, Complaint: not "" } status
                    && status.AsOf.Height == height,
                "it says that its chain stands still");
            await DecidesNothingAsync(run, member);
            var status = await StatusAsked.OfAsync(run.Network.Validators);
            Assert.Equal((ExitUnwell, true), (status.Exit, status.Said["agreed"]!.GetValue<bool>()));
        });

        await run.MendAsync(async () =>
        {
            await run.Network.ConnectAsync();
            await run.Network.AgreeAsync(await run.Network.HighestAsync());
            await member.Validator.SealAsync();
        });
    });

    [Fact]
    public Task When_all_four_are_killed_at_once_all_goes_on_from_their_disks() => RunAsync(async run =>
    {
        await Task.WhenAll(run.Network.Validators.Select(node => node.KillAsync()));
        foreach (var member in run.Members)
        {
            await Until.TrueAsync(async () => !(await member.StatusAsync()).ChainReachable, "its node says so");
            await UnavailableAsync(() => StackWrite.Complaint(member).AskAsync());
        }

        await run.MendAsync(() => run.Network.ReturnAsync(run.Network.Validators));
    });

    private Task RunAsync(Func<StackRun, Task> fault) => StackRun.RunAsync(stack, output, fault);

    /// <summary>Lets both halves seal what they may, and joins them; tells whether they were seen to differ.</summary>
    private static async Task<bool> SplitAndJoinAsync(StackRun run)
    {
        var (lighter, heavier) = await run.Network.HalvesAsync(run.Network.Validators[0]);
        StatusAsked? status = null;
        await ValidatorNetwork.WhileApartAsync(lighter, heavier, async () =>
        {
            await ValidatorNetwork.RestAsync(lighter[0], lighter);
            await ValidatorNetwork.RestAsync(heavier[0], heavier);
            status = await StatusAsked.OfAsync(run.Network.Validators);
        });
        var kept = await lighter[0].HeightAsync() - ReplacedMost;
        var hash = await lighter[0].HashAtAsync(kept);
        await run.MendAsync(async () =>
        {
            await run.Network.ConnectAsync();
            await run.Network.GrowAsync(2);
        });
        Assert.Equal(hash, await lighter[0].HashAtAsync(kept));
        return status!.Exit == ExitUnwell && !status.Said["agreed"]!.GetValue<bool>();
    }

    /// <summary>
    /// Keeps a validator from all others while something happens. It seals no block of its own, and its last block is
    /// one that the others keep: its member's node would rightly halt over another, since the second node has none.
    /// </summary>
    private static async Task CutOffAsync(StackRun run, GethNode node, Func<Task> meanwhile)
    {
        await node.CallAsync("miner_stop");
        for (var cut = 1; cut <= CutsMost; cut++)
        {
            // What it was about to seal is out by then, and all have one block that was sealed just now.
            await run.Network.GrowAsync(2);
            var isOver = false;
            await ValidatorNetwork.WhileApartAsync(
                [node], [.. run.Network.Nodes.Where(other => other != node)], async () =>
                {
                    if (!await IsKeptAsync(run.Network.Validators.First(other => other != node), node)) return;
                    await meanwhile();
                    isOver = true;
                });
            if (isOver) return;
            await run.Network.ConnectAsync();
        }

        Assert.Fail($"Each of {CutsMost} cuts fell between two blocks of one height.");
    }

    private static async Task<bool> IsKeptAsync(GethNode other, GethNode node)
    {
        var height = await node.HeightAsync();
        await Until.TrueAsync(async () => await other.HeightAsync() >= height + 2, "the others go on");
        return await other.HashAtAsync(height) == await node.HashAtAsync(height);
    }

    /// <summary>Waits until a node is too far behind to say whether an amount lies free.</summary>
    private static Task DecidesNothingAsync(StackRun run, StackMember member) => Until.TrueAsync(
        async () =>
        {
            try
            {
                await member.Clerk.Pledges.CheckPledgeAsync(new() { Ticket = run.Ticket, Amount = 1 });
                return false;
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.Unavailable)
            {
                return true;
            }
        },
        "nothing is decided on what is that old");

    private static async Task UnavailableAsync(Func<Task> ask) => Assert.Equal(
        StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(ask)).StatusCode);
}
