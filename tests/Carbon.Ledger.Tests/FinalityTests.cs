using Microsoft.Extensions.Logging.Abstractions;

namespace Carbon.Ledger.Tests;

/// <summary>What a follower undoes under each rule of finality, and what it says of a clock that is behind.</summary>
public sealed class FinalityTests(RegisterFixture register) : IClassFixture<RegisterFixture>
{
    private const int Replaced = 2;

    // INV-50
    [Fact]
    public async Task Undoes_nothing_where_a_block_is_final_as_soon_as_it_is_one()
    {
        await using var following = new FollowerUnderTest(
            register.Node.Client(), register.Deployment, o => o with { Finality = new FinalityRule.Immediate() });
        var height = await ReplaceAsync(following, () => { });

        await HaltsAsync(following, height - Replaced + 1);
    }

    // INV-50
    [Fact]
    public async Task Undoes_nothing_where_the_block_that_the_node_called_final_is_another_one()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        ulong? final = await HeadAsync();
        proxy.Fault = Finalized(() => final);
        await using var following = Follow(proxy);
        var height = await ReplaceAsync(following, () => final = null, async () =>
        {
            final = await HeadAsync();
            await GrowAsync(following, 1);
        });

        await HaltsAsync(following, height - 1);
    }

    // INV-50
    [Fact]
    public async Task Undoes_what_stands_above_the_block_that_the_node_calls_final()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        var final = await HeadAsync();
        proxy.Fault = Finalized(() => final);
        await using var following = Follow(proxy);
        await ReplaceAsync(following, () => { });

        await Until.TrueAsync(() => following.Fold.Undone == Replaced, "undone");
        await following.ReachAsync(await HeadAsync());
        Assert.Null(following.Follower.Status.HaltedBecause);
    }

    // A history that never became final may go, however far the node has come meanwhile.
    [Fact]
    public async Task Undoes_a_history_that_was_never_final_below_the_height_of_the_tag()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        proxy.Fault = Finalized(() => null);
        await using var following = Follow(proxy);
        await ReplaceAsync(following, () => { }, () =>
        {
            proxy.Fault = Finalized(() => ulong.MaxValue);
            return Task.CompletedTask;
        });

        await Until.TrueAsync(() => following.Fold.Undone == Replaced, "undone");
    }

    [Fact]
    public async Task Complains_of_a_clock_that_is_behind_the_chain_until_it_is_set()
    {
        var time = new JumpingTime { Ahead = TimeSpan.FromHours(-1) };
        var fold = new MemoryFold();
        var options = new FollowerOptions { PollInterval = TimeSpan.FromMilliseconds(20), ComparesClock = true };
        using var stop = new CancellationTokenSource();
        var follower = new ChainFollower(
            register.Node.Client(), register.Deployment, fold, options, time, NullLogger<ChainFollower>.Instance);
        var run = follower.RunAsync(stop.Token);
        await Until.TrueAsync(
            () => follower.Status.Complaint?.Contains("ahead of this machine's clock") == true, "the complaint");

        time.Ahead = TimeSpan.FromHours(1);
        await register.Node.CallAsync("evm_mine");
        await Until.TrueAsync(() => follower.Status.Complaint is null, "no complaint");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Theory]
    [InlineData(-86_400, false)]
    [InlineData(0, false)]
    [InlineData(3, true)]
    [InlineData(86_400, true)]
    public void Takes_a_block_for_dated_ahead_from_more_than_a_second_on(int seconds, bool complains)
    {
        var dated = (ulong)(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + seconds);
        Assert.Equal(complains, ChainClock.Complaint(dated, TimeProvider.System) is not null);
    }

    [Fact]
    public void Names_the_highest_final_block_by_the_rule()
    {
        Assert.Equal(9UL, new FinalityRule.Immediate().HeightUnder(9));
        Assert.Equal(6UL, new FinalityRule.Confirmations(3).HeightUnder(9));
        Assert.Null(new FinalityRule.Confirmations(10).HeightUnder(9));
        Assert.Null(new FinalityRule.FinalizedTag().HeightUnder(9));
        Assert.True(new FinalityRule.Confirmations(0).IsAtOnce);
        Assert.False(new FinalityRule.Confirmations(1).IsAtOnce);
    }

    private FollowerUnderTest Follow(FakeNode node) => new(
        node.Client, register.Deployment, o => o with { Finality = new FinalityRule.FinalizedTag() });

    // The question is turned into one of a height; beyond the head it is the newest block's.
    private Fault Finalized(Func<ulong?> height) => async (request, forward) =>
    {
        if ((string?)request["method"] != "eth_getBlockByNumber" || (string?)request["params"]![0] != "finalized")
            return await forward();
        if (height() is not { } at) return FakeNode.Error(request, -39001, "Unknown block");
        request["params"]![0] = Quantity.Format(Math.Min(at, await HeadAsync()));
        return await forward();
    };

    /// <summary>Lets a follower take two blocks, puts three others in their place, and tells their height.</summary>
    private async Task<ulong> ReplaceAsync(
        FollowerUnderTest following, Action before, Func<Task>? between = null)
    {
        await following.ReachAsync(await HeadAsync());
        var snapshot = await register.Node.CallAsync("evm_snapshot");
        await GrowAsync(following, Replaced);
        if (between is not null) await between();
        var height = await HeadAsync();
        before();
        await register.Node.CallAsync("evm_revert", snapshot.GetString());
        await register.Node.CallAsync("evm_increaseTime", 100);
        for (var i = 0; i < Replaced + 3; i++) await register.Node.CallAsync("evm_mine");
        return height;
    }

    private async Task GrowAsync(FollowerUnderTest following, int blocks)
    {
        for (var i = 0; i < blocks; i++) await register.Node.CallAsync("evm_mine");
        await following.ReachAsync(await HeadAsync());
    }

    private static async Task HaltsAsync(FollowerUnderTest following, ulong height)
    {
        var halted = await Assert.ThrowsAsync<FinalBlockReplacedException>(
            () => following.Run.WaitAsync(Until.Limit));
        Assert.Contains($"The block at height {height} was final", halted.Message, StringComparison.Ordinal);
        Assert.Equal(halted.Message, following.Follower.Status.HaltedBecause);
        Assert.Equal(0, following.Fold.Undone);
    }

    private Task<ulong> HeadAsync() =>
        new EthereumClient(register.Node.Client()).BlockNumberAsync(CancellationToken.None);
}
