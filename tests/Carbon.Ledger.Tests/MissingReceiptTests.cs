using System.Text.Json.Nodes;

namespace Carbon.Ledger.Tests;

/// <summary>
/// A node that has blocks without their receipts, for good: geth 1.8 keeps an empty answer where it was asked while it
/// replaced the block. The second node's are taken, as far as the first one's own headers prove them.
/// </summary>
[Collection(OutboxChain.Name)]
public sealed class MissingReceiptTests(RegisterFixture register)
{
    private static readonly string[] Receipts = ["eth_getTransactionReceipt", "eth_getBlockReceipts"];

    [Fact]
    public async Task A_follower_takes_receipts_from_the_second_node_where_the_first_has_none()
    {
        await using var first = await WithoutReceiptsAsync();
        await using var following = Follow(first.Client, register.Node.Client());
        await using var plain = new FollowerUnderTest(register.Node.Client(), register.Deployment);
        var head = await HeadAsync();

        await following.ReachAsync(head);

        await plain.ReachAsync(head);
        Assert.NotEmpty(plain.Fold.Events);
        Assert.Equal(plain.Fold.Events.Select(MemoryFold.Say), following.Fold.Events.Select(MemoryFold.Say));
    }

    [Fact]
    public async Task A_follower_takes_none_that_the_first_nodes_header_does_not_prove()
    {
        await using var first = await WithoutReceiptsAsync();
        await using var second = await FakeNode.StartAsync(register.Node.Endpoint);
        second.Fault = async (request, forward) =>
        {
            var reply = await forward();
            if (IsAboutReceipts(request)) reply!["result"]!["cumulativeGasUsed"] = "0x7";
            return reply;
        };
        await using var following = Follow(first.Client, second.Client);

        await Until.TrueAsync(
            () => following.Follower.Status.LastError?.Contains("header's root") == true, "the contradiction is named");
        Assert.Empty(following.Fold.Events);

        second.Fault = null;
        await following.ReachAsync(await HeadAsync());
    }

    [Fact]
    public async Task A_follower_says_what_is_missing_where_the_second_node_is_away()
    {
        await using var first = await WithoutReceiptsAsync();
        await using var second = await FakeNode.StartAsync(register.Node.Endpoint);
        second.Cut();
        await using var following = Follow(first.Client, second.Client);

        await Until.TrueAsync(
            () => following.Follower.Status.LastError is { } error
                && error.Contains("no receipts of a block that it knows", StringComparison.Ordinal)
                && error.Contains("second node", StringComparison.Ordinal),
            "both are named");

        second.Fault = null;
        await following.ReachAsync(await HeadAsync());
    }

    [Fact]
    public async Task An_outbox_settles_by_the_second_nodes_receipt_and_waits_while_that_is_away()
    {
        await using var first = await WithoutReceiptsAsync();
        await using var second = await FakeNode.StartAsync(register.Node.Endpoint);
        second.Cut();
        await using var outbox = await OutboxUnderTest.NewAsync(register, RegisterFixture.Forestry);
        outbox.Options = outbox.Options with { SecondNode = second.Client };
        await outbox.OpenAsync(first.Client);
        var write = await outbox.SubmitAsync(Some.NewPerson());
        await Until.TrueAsync(
            async () => await Chain.GetTransactionCountAsync(
                outbox.Signer.Address, BlockTag.Latest, CancellationToken.None) == 1,
            "it is in a block");
        Assert.Equal((1, null), (outbox.Box.Status.Unsettled, outbox.Box.Status.HaltedBecause));

        second.Fault = null;
        Assert.Equal(WriteState.Mined, (await outbox.SettledAsync(write)).State);
    }

    [Fact]
    public async Task An_outbox_settles_what_the_first_node_has_in_a_block_and_no_longer_finds_there()
    {
        await using var first = await WithoutReceiptsAsync(knowsTransactions: false);
        await using var outbox = await OutboxUnderTest.NewAsync(register, RegisterFixture.Forestry);
        outbox.Options = outbox.Options with { SecondNode = register.Node.Client() };
        await outbox.OpenAsync(first.Client);

        var settled = await outbox.SettledAsync(await outbox.SubmitAsync(Some.NewPerson()));

        Assert.Equal(WriteState.Mined, settled.State);
        Assert.Null(outbox.Box.Status.HaltedBecause);
    }

    [Fact]
    public async Task An_outbox_takes_no_receipt_of_another_block_than_the_first_node_names()
    {
        await using var first = await WithoutReceiptsAsync();
        await using var second = await FakeNode.StartAsync(register.Node.Endpoint);
        var asked = 0;
        second.Fault = async (request, forward) =>
        {
            var reply = await forward();
            if (!IsAboutReceipts(request)) return reply;
            Interlocked.Increment(ref asked);
            reply!["result"]!["blockHash"] = Some.Hash().ToString();
            return reply;
        };
        await using var outbox = await OutboxUnderTest.NewAsync(register, RegisterFixture.Forestry);
        outbox.Options = outbox.Options with { SecondNode = second.Client };
        await outbox.OpenAsync(first.Client);
        var write = await outbox.SubmitAsync(Some.NewPerson());

        await Until.TrueAsync(() => Volatile.Read(ref asked) > 2, "the second node was asked");
        Assert.Equal(1, outbox.Box.Status.Unsettled);

        second.Fault = null;
        Assert.Equal(WriteState.Mined, (await outbox.SettledAsync(write)).State);
    }

    private EthereumClient Chain => new(register.Node.Client());

    private static bool IsAboutReceipts(JsonObject request) => Receipts.Contains((string?)request["method"]);

    // EthereumJS forgets its transactions too, once their block was replaced.
    private async Task<FakeNode> WithoutReceiptsAsync(bool knowsTransactions = true)
    {
        var node = await FakeNode.StartAsync(register.Node.Endpoint);
        node.Fault = async (request, forward) =>
        {
            var reply = await forward();
            var isAboutTransactions = (string?)request["method"] == "eth_getTransactionByHash";
            if (IsAboutReceipts(request) || (isAboutTransactions && !knowsTransactions)) reply!["result"] = null;
            return reply;
        };
        return node;
    }

    private FollowerUnderTest Follow(RpcClient first, RpcClient second) => new(
        first, register.Deployment, options => options with { SecondNode = second, FetchAhead = 64 });

    private Task<ulong> HeadAsync() => Chain.BlockNumberAsync(CancellationToken.None);
}
