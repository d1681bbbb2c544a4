using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Carbon.Ledger.Tests;

public sealed class ChainFollowerTests(RegisterFixture register) : IClassFixture<RegisterFixture>
{
    [Fact]
    public async Task Reads_every_fact_since_the_founding()
    {
        await using var following = Follow();
        await following.ReachAsync(await HeadAsync());

        var events = following.Fold.Events;
        Assert.Equal(9, events.OfType<DeskSet>().Count());
        Assert.Contains(events.OfType<MemberAdmitted>(), e => e is { Kind: MemberKind.Court, Name: "成员 4" });
        var policy = Assert.Single(events.OfType<PolicyPublished>());
        Assert.Equal([Office.Review], policy.Terms.Application.ReviewChain);
        Assert.Equal(Kind.Carbon, policy.Terms.Kind);
        Assert.Null(following.Follower.Status.LastError);
    }

    // INV-39
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Undoes_replaced_blocks_and_ends_with_the_same_state(int depth)
    {
        await using var following = Follow();
        await RegisterAsync(1);
        await following.ReachAsync(await HeadAsync());
        var snapshot = await register.Node.CallAsync("evm_snapshot");
        await register.Node.CallAsync("evm_increaseTime", 7);
        await MineKeysAsync(depth);
        await following.ReachAsync(await HeadAsync());

        await register.Node.CallAsync("evm_revert", snapshot.GetString());
        for (var i = 0; i <= depth; i++) await register.Node.CallAsync("evm_mine");
        var head = await HeadAsync();
        await Until.TrueAsync(() => following.Fold.Undone > 0, "undone");
        await following.ReachAsync(head);

        Assert.Equal(depth, following.Fold.Undone);
        await using var afresh = Follow();
        await afresh.ReachAsync(head);
        Assert.Equal(afresh.Fold.State(), following.Fold.State());
    }

    [Fact]
    public async Task Holds_at_a_replaced_block_of_the_same_height_until_the_new_chain_is_longer()
    {
        await using var following = Follow();
        var snapshot = await register.Node.CallAsync("evm_snapshot");
        await register.Node.CallAsync("evm_mine");
        await following.ReachAsync(await HeadAsync());
        await register.Node.CallAsync("evm_revert", snapshot.GetString());
        await register.Node.CallAsync("evm_increaseTime", 100);
        await register.Node.CallAsync("evm_mine");

        await Until.TrueAsync(() => following.Follower.Status is { Holding: true, Complaint: not null }, "holding");
        Assert.Equal(0, following.Fold.Undone);

        await register.Node.CallAsync("evm_mine");
        await Until.TrueAsync(() => following.Fold.Undone == 1, "undone");
        await following.ReachAsync(await HeadAsync());
        Assert.False(following.Follower.Status.Holding);
    }

    [Fact]
    public async Task Ends_where_more_was_replaced_than_may_be_undone()
    {
        await using var following = Follow(maxReorgDepth: 1);
        var snapshot = await register.Node.CallAsync("evm_snapshot");
        await MineKeysAsync(3);
        await following.ReachAsync(await HeadAsync());
        await register.Node.CallAsync("evm_revert", snapshot.GetString());
        await register.Node.CallAsync("evm_increaseTime", 100);
        for (var i = 0; i < 4; i++) await register.Node.CallAsync("evm_mine");

        await Assert.ThrowsAsync<ReorgTooDeepException>(() => following.Run.WaitAsync(Until.Limit));

        Assert.Equal(0, following.Fold.Undone);
        Assert.NotNull(following.Follower.Status.HaltedBecause);
    }

    // INV-40
    [Fact]
    public async Task Holds_while_the_node_is_behind_and_undoes_nothing()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        await using var following = new FollowerUnderTest(proxy.Client, register.Deployment);
        var head = await HeadAsync();
        await following.ReachAsync(head);
        var state = following.Fold.State();
        proxy.Fault = async (request, forward) =>
        {
            var reply = await forward();
            if ((string?)request["method"] == "eth_blockNumber") reply!["result"] = Hexed(head - 5);
            if ((string?)request["method"] == "eth_getBlockByNumber") reply!["result"] = null;
            return reply;
        };

        await Until.TrueAsync(() => following.Follower.Status.Holding, "holding");
        Assert.Equal(state, following.Fold.State());
        Assert.Equal(head - 5, following.Follower.Status.HeadHeight);
        proxy.Fault = null;
        await RegisterAsync(1);
        await following.ReachAsync(head + 1);

        Assert.Equal(0, following.Fold.Undone);
        Assert.False(following.Follower.Status.Holding);
    }

    [Fact]
    public async Task Goes_on_where_it_stood_when_the_chain_comes_back()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        await using var following = new FollowerUnderTest(proxy.Client, register.Deployment);
        var head = await HeadAsync();
        await following.ReachAsync(head);
        proxy.Cut();
        await Until.TrueAsync(() => following.Follower.Status.LastError is not null, "the loss was noticed");
        await RegisterAsync(1);
        proxy.Fault = null;

        await following.ReachAsync(head + 1);

        await Until.TrueAsync(() => following.Follower.Status.LastError is null, "the return was noticed");
    }

    // INV-41
    [Fact]
    public async Task Ends_at_an_event_it_cannot_read_and_never_skips_it()
    {
        var strange = await register.CreateAsync(new ConsortiumContract.Constructor().Encode());
        await RegisterAsync(1);
        var moved = register.Deployment with { Tickets = register.Deployment.Consortium, Consortium = strange };
        var (hash, _) = await DeployedCode.HashAsync(
            new EthereumClient(register.Node.Client()), moved.Contracts, CancellationToken.None);
        var deployment = moved with { CodeHash = hash };
        await using var following = new FollowerUnderTest(register.Node.Client(), deployment);

        await Assert.ThrowsAsync<UnreadableEventException>(() => following.Run.WaitAsync(Until.Limit));

        Assert.Empty(following.Fold.Events);
        Assert.Contains("cannot be read", following.Follower.Status.HaltedBecause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_on_another_chain()
    {
        var elsewhere = register.Deployment with { GenesisHash = Some.Hash() };
        await using var following = new FollowerUnderTest(register.Node.Client(), elsewhere);

        await Assert.ThrowsAsync<WrongChainException>(() => following.Run.WaitAsync(Until.Limit));
    }

    [Fact]
    public async Task Hears_of_blocks_over_a_web_socket()
    {
        var fold = new MemoryFold();
        var options = new FollowerOptions
        {
            PollInterval = TimeSpan.FromMinutes(5),
            HeadHints = new UriBuilder(register.Node.Endpoint) { Scheme = "ws" }.Uri,
        };
        using var stop = new CancellationTokenSource();
        var follower = new ChainFollower(
            register.Node.Client(), register.Deployment, fold, options, TimeProvider.System,
            NullLogger<ChainFollower>.Instance);
        var run = follower.RunAsync(stop.Token);
        await follower.WaitForHeightAsync(await HeadAsync(), stop.Token).WaitAsync(Until.Limit);

        // The subscription may come up after the first of these; a later one is heard, long before the next poll.
        var before = follower.Status.Tip!.Value.Height;
        using var limit = new CancellationTokenSource(Until.Limit);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (follower.Status.Tip!.Value.Height == before)
        {
            await register.Node.CallAsync("evm_mine");
            await beat.WaitForNextTickAsync(limit.Token);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    private FollowerUnderTest Follow(uint maxReorgDepth = 16) =>
        new(register.Node.Client(), register.Deployment, o => o with { MaxReorgDepth = maxReorgDepth });

    private Task<ulong> HeadAsync() =>
        new EthereumClient(register.Node.Client()).BlockNumberAsync(CancellationToken.None);

    private async Task RegisterAsync(int blocks)
    {
        for (var i = 0; i < blocks; i++) await register.NewKeyAsync(RegisterFixture.Forestry);
    }

    // Blocks with facts that will be taken back: sent by a key that nobody counts the nonces of afterwards.
    private async Task MineKeysAsync(int blocks)
    {
        var signer = await register.NewKeyAsync(RegisterFixture.Forestry);
        for (var i = 1; i < blocks; i++)
        {
            var call = CommandEncoding.Encode(Some.NewPerson(), register.Deployment);
            var sent = new LegacyTransaction(
                register.Deployment.ChainId, (ulong)i - 1, 0, 500_000, call.To, 0, call.Input).Sign(signer);
            await new EthereumClient(register.Node.Client())
                .SendRawTransactionAsync(sent.Bytes, CancellationToken.None);
        }
    }

    private static JsonNode Hexed(ulong number) => Quantity.Format(number);
}
