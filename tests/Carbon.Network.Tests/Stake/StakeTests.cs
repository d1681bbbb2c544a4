using System.Globalization;
using Xunit.Abstractions;

namespace Carbon.Network.Tests;

/// <summary>
/// The register on a chain that agrees by proof of stake: blocks are replaced though others stood on them, become final
/// by votes, and gas costs money.
/// </summary>
[Collection(StakeChain.Name)]
public sealed class StakeTests(StakeFixture fixture, ITestOutputHelper output)
{
    private static readonly TimeSpan PartitionTime = TimeSpan.FromSeconds(40);

    private StakeNetwork Network => fixture.Network;

    [DeepFact]
    public Task Plays_a_tickets_first_life_through_four_members_own_nodes() => RunAsync(async run =>
    {
        var told = await StakeLife.PlayAsync(run);

        await run.ReadAsync();
        Assert.All(run.Followers, follower => Assert.Equal(
            told.Select(MemoryFold.Say), follower.Fold.Events.TakeLast(told.Count).Select(MemoryFold.Say)));
    });

    [DeepFact]
    public Task Names_safe_and_final_blocks_that_go_forward_and_stay() => RunAsync(async run =>
    {
        await Network.FinalizeAsync(1);
        var (final, safe) = (await SameAsync(BlockTag.Finalized), await SameAsync(BlockTag.Safe));
        Assert.InRange(safe.Height, final.Height, ulong.MaxValue);
        run.Say(await Network.StandingsAsync());

        await Network.FinalizeAsync(safe.Height + 1);

        foreach (var node in Network.Nodes)
        {
            Assert.Equal(final.Hash, (await node.AtAsync(BlockTag.At(final.Height)))?.Hash);
            Assert.Equal(safe.Hash, (await node.AtAsync(BlockTag.At(safe.Height)))?.Hash);
            var later = await node.Chain.GetBlockAsync(BlockTag.Safe, CancellationToken.None);
            Assert.True(later!.Header.Number > safe.Height);
            Assert.True(later.Header.BaseFeePerGas >= 7);
        }

        run.Say(await Network.StandingsAsync());
    });

    [DeepFact]
    public Task Carries_on_through_another_node_when_a_members_own_is_killed() => RunAsync(async run =>
    {
        var seat = (await run.SeatAsync((FoundedRegister.Forestry, 2)))[0];
        var dead = seat.Node;
        await seat.MinedAsync(Some.NewPerson());

        // Handed in last, so that some wait in the pool of this node alone.
        await seat.AskManyAsync(10);
        await dead.KillAsync();
        run.Say("killed");
        await seat.MoveAsync(Network.Nodes[0]);
        await seat.AskManyAsync(5);
        await seat.AllFinalAsync();
        run.Say("16 writes final through another node");

        await Network.ReturnAsync(dead);
        run.Say("it is back and has caught up");
        await seat.MoveAsync(dead);
        await seat.AskManyAsync(5);
    });

    [DeepFact]
    public Task Keeps_every_final_answer_over_a_partition_of_forty_seconds() => RunAsync(async run =>
    {
        var seats = await run.SeatAsync((FoundedRegister.Forestry, 0), (FoundedRegister.Forestry, 3));
        await Task.WhenAll(seats.Select(seat => seat.AskManyAsync(5)));
        await Task.WhenAll(seats.Select(seat => seat.AllFinalAsync()));
        run.Say("10 writes final");
        StakeNode[] side = [Network.Nodes[0], Network.Nodes[1]];
        await run.ReadAsync();
        var before = run.Followers.Select(follower => follower.Fold.Undone).ToArray();
        await PartAsync(run, seats, side);
        await Task.WhenAll(seats.Select(seat => seat.AllFinalAsync()));

        var undone = run.Followers.Zip(before, (follower, earlier) => follower.Fold.Undone - earlier).ToArray();
        Assert.Contains(undone, blocks => blocks > 0);
        run.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{seats.Sum(seat => seat.AcceptedCount)} writes final; blocks undone, by node: " +
            $"{string.Join(", ", undone)}"));
    });

    /// <summary>Parts the network while both sides write, and joins it again.</summary>
    private async Task PartAsync(StakeCase run, IReadOnlyList<StakeSeat> seats, StakeNode[] side)
    {
        using var stop = new CancellationTokenSource();
        await Network.SplitAsync(side);
        var apart = Network.KeepApartAsync(side, stop.Token);
        run.Say($"apart: {await Network.StandingsAsync()}");
        stop.CancelAfter(PartitionTime);
        await Task.WhenAll(seats.Select(seat => seat.KeepAskingAsync(stop.Token)));
        await apart;
        run.Say($"before they meet: {await Network.StandingsAsync()}");
        await Network.ConnectAsync();
        await Network.GrowAsync(1);
        run.Say($"one chain again: {await Network.StandingsAsync()}");
    }

    /// <summary>The block under a tag, once all nodes name the same.</summary>
    private async Task<(ulong Height, Hash32 Hash)> SameAsync(BlockTag tag)
    {
        (ulong Height, Hash32 Hash)? named = null;
        await Network.UntilAsync(
            async () =>
            {
                var blocks = await Task.WhenAll(Network.Nodes.Select(node => node.AtAsync(tag)));
                named = blocks[0];
                return named is not null && blocks.Distinct().Count() == 1;
            },
            $"all nodes name the same block by {tag}");
        return named!.Value;
    }

    private Task RunAsync(Func<StakeCase, Task> steps) => StakeCase.RunAsync(fixture, output, steps);
}
