using System.Text.Json.Nodes;

namespace Carbon.Ledger.Tests;

/// <summary>What a follower believes of a node that contradicts itself, with another node to ask.</summary>
public sealed class SecondNodeTests(RegisterFixture register) : IClassFixture<RegisterFixture>
{
    private const int Replaced = 2;

    [Fact]
    public async Task Undoes_what_both_nodes_say_was_replaced()
    {
        await using var second = await FakeNode.StartAsync(register.Node.Endpoint);
        await using var following = Follow(register.Node.Client(), second.Client);
        await ReplaceAsync(following, longerBy: 0);

        await Until.TrueAsync(() => following.Fold.Undone == Replaced, "undone");
        await following.ReachAsync(await HeadAsync());
        Assert.False(following.Follower.Status.Holding);
    }

    [Fact]
    public async Task Holds_while_the_second_node_does_not_answer()
    {
        await using var second = await FakeNode.StartAsync(register.Node.Endpoint);
        await using var following = Follow(register.Node.Client(), second.Client);
        await following.ReachAsync(await HeadAsync());
        second.Cut();
        await ReplaceAsync(following, longerBy: 1);

        await Until.TrueAsync(
            () => following.Follower.Status is { Holding: true, Complaint: not null }, "holding with a word");
        Assert.Contains("second node", following.Follower.Status.Complaint, StringComparison.Ordinal);
        Assert.Equal(0, following.Fold.Undone);

        second.Fault = null;
        await Until.TrueAsync(() => following.Fold.Undone == Replaced, "undone");
    }

    [Fact]
    public async Task Goes_on_without_the_second_node_while_the_first_is_of_one_mind()
    {
        await using var second = await FakeNode.StartAsync(register.Node.Endpoint);
        second.Cut();
        await using var following = Follow(register.Node.Client(), second.Client);
        await following.ReachAsync(await HeadAsync());
        await MineAsync(2);
        await following.ReachAsync(await HeadAsync());

        await Until.TrueAsync(
            () => following.Follower.Status.Complaint?.Contains("second node") == true, "the complaint");
        Assert.False(following.Follower.Status.Holding);
    }

    [Fact]
    public async Task Holds_while_the_second_node_is_behind()
    {
        await using var second = await FakeNode.StartAsync(register.Node.Endpoint);
        await using var following = Follow(register.Node.Client(), second.Client);
        await following.ReachAsync(await HeadAsync());
        second.Fault = async (request, forward) =>
        {
            var reply = await forward();
            if (IsAboutABlock(request)) reply!["result"] = null;
            return reply;
        };
        await ReplaceAsync(following, longerBy: 1);

        await Until.TrueAsync(() => following.Follower.Status.Holding, "holding");
        Assert.Equal(0, following.Fold.Undone);

        second.Fault = null;
        await Until.TrueAsync(() => following.Fold.Undone == Replaced, "undone");
    }

    // R4: a node that was set back, or a balancer that leads to an older one.
    [Fact]
    public async Task Undoes_nothing_while_one_node_is_set_back_fifty_blocks()
    {
        await MineAsync(60);
        await using var first = await FakeNode.StartAsync(register.Node.Endpoint);
        await using var following = Follow(first.Client, register.Node.Client());
        var head = await HeadAsync();
        await following.ReachAsync(head);
        var state = following.Fold.State();
        first.Fault = async (request, forward) =>
        {
            var reply = await forward();
            if ((string?)request["method"] == "eth_blockNumber") reply!["result"] = Quantity.Format(head - 50);
            return reply;
        };

        await Until.TrueAsync(() => following.Follower.Status.Holding, "holding");
        await register.Node.CallAsync("evm_mine");
        Assert.Equal(state, following.Fold.State());
        first.Fault = null;
        await following.ReachAsync(head + 1);

        Assert.Equal(0, following.Fold.Undone);
    }

    // R5
    [Fact]
    public async Task Ends_and_names_both_blocks_where_two_nodes_go_on_to_differ()
    {
        await using var second = await FakeNode.StartAsync(register.Node.Endpoint);
        await using var following = Follow(register.Node.Client(), second.Client);
        await following.ReachAsync(await HeadAsync());
        var snapshot = await register.Node.CallAsync("evm_snapshot");
        await MineAsync(Replaced);
        var height = await HeadAsync();
        await following.ReachAsync(height);
        var kept = new Dictionary<string, JsonObject>();
        for (var at = height - Replaced + 1; at <= height; at++) kept.Add(Quantity.Format(at), await BlockAsync(at));
        second.Fault = async (request, forward) =>
        {
            var reply = await forward();
            if (IsAboutABlock(request) && kept.GetValueOrDefault((string)request["params"]![0]!) is { } block)
                reply!["result"] = block.DeepClone();
            return reply;
        };
        await RevertAsync(snapshot.GetString()!);
        await MineAsync(Replaced + 1);

        var ended = await Assert.ThrowsAsync<HistoriesDifferException>(
            () => following.Run.WaitAsync(Until.Limit));

        var said = ended.Message;
        Assert.Contains(kept.Values, block => said.Contains((string)block["hash"]!, StringComparison.Ordinal));
        var now = new[] { await BlockAsync(height - 1), await BlockAsync(height) };
        Assert.Contains(now, block => said.Contains((string)block["hash"]!, StringComparison.Ordinal));
        Assert.Equal(ended.Message, following.Follower.Status.HaltedBecause);
        Assert.Equal(0, following.Fold.Undone);
    }

    // R5: nothing of the node contradicts itself, and yet it is not the chain of the others.
    [Fact]
    public async Task Ends_where_the_second_node_has_another_block_as_the_head()
    {
        var snapshot = await register.Node.CallAsync("evm_snapshot");
        await MineAsync(1);
        var height = await HeadAsync();
        var foreign = await BlockAsync(height);
        await RevertAsync(snapshot.GetString()!);
        await MineAsync(1);
        await using var second = await FakeNode.StartAsync(register.Node.Endpoint);
        second.Fault = async (request, forward) =>
        {
            var reply = await forward();
            if (IsAboutABlock(request) && (string?)request["params"]![0] == Quantity.Format(height))
                reply!["result"] = foreign.DeepClone();
            return reply;
        };
        await using var following = Follow(register.Node.Client(), second.Client);

        await Assert.ThrowsAsync<HistoriesDifferException>(() => following.Run.WaitAsync(Until.Limit));
    }

    private static bool IsAboutABlock(JsonObject request) =>
        (string?)request["method"] == "eth_getBlockByNumber"
            && (string?)request["params"]![0] is not "0x0" and not "latest";

    private FollowerUnderTest Follow(RpcClient first, RpcClient second) => new(
        first, register.Deployment,
        o => o with { SecondNode = second, DisputePatience = TimeSpan.FromMilliseconds(300) });

    private async Task ReplaceAsync(FollowerUnderTest following, int longerBy)
    {
        var snapshot = await register.Node.CallAsync("evm_snapshot");
        await MineAsync(Replaced);
        await following.ReachAsync(await HeadAsync());
        await RevertAsync(snapshot.GetString()!);
        await MineAsync(Replaced + longerBy);
    }

    private async Task RevertAsync(string snapshot)
    {
        await register.Node.CallAsync("evm_revert", snapshot);
        await register.Node.CallAsync("evm_increaseTime", 100);
    }

    private async Task MineAsync(int blocks)
    {
        for (var i = 0; i < blocks; i++) await register.Node.CallAsync("evm_mine");
    }

    private async Task<JsonObject> BlockAsync(ulong height)
    {
        var block = await register.Node.CallAsync("eth_getBlockByNumber", Quantity.Format(height), false);
        return JsonNode.Parse(block.GetRawText())!.AsObject();
    }

    private Task<ulong> HeadAsync() =>
        new EthereumClient(register.Node.Client()).BlockNumberAsync(CancellationToken.None);
}
