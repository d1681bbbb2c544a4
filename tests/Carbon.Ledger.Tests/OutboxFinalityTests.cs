using System.Text.Json.Nodes;

namespace Carbon.Ledger.Tests;

/// <summary>
/// When a write is final where the chain's own tag says so, and what an outbox does where the tag goes wrong.
/// </summary>
[Collection(OutboxChain.Name)]
public sealed class OutboxFinalityTests(RegisterFixture register)
{
    [Fact]
    public async Task Is_final_once_the_tag_has_come_to_its_block_however_deep_it_is()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        var tag = new FinalizedTag(proxy, await HeadAsync());
        await using var outbox = await NewAsync();
        await outbox.OpenAsync(proxy.Client);
        var write = await outbox.SubmitAsync(Some.NewPerson());
        await Until.TrueAsync(() => outbox.Box.Find(write.Id)!.State == WriteState.Mined, "mined");
        for (var i = 0; i < 5; i++) await LookAgainAsync(tag);
        Assert.False(outbox.Box.Find(write.Id)!.IsFinal);

        tag.Height = outbox.Box.Find(write.Id)!.Block!.Value.Height;
        await LookAgainAsync(tag);

        var final = await outbox.SettledAsync(write);
        Assert.Equal((WriteState.Mined, true), (final.State, final.IsFinal));
    }

    [Fact]
    public async Task Holds_what_was_final_and_says_so_while_the_tag_is_behind_itself()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        await MineAsync(2);
        var tag = new FinalizedTag(proxy, await HeadAsync());
        await using var outbox = await NewAsync();
        await outbox.OpenAsync(proxy.Client);
        await LookAgainAsync(tag);
        tag.Height--;
        await MineAsync(1);
        await Until.TrueAsync(
            () => outbox.Box.Status.LastError?.Contains("finalized block is", StringComparison.Ordinal) == true,
            "the complaint");

        tag.Height = null;
        await MineAsync(1);
        await Until.TrueAsync(
            () => outbox.Box.Status.LastError == "The node names no finalized block.", "the other complaint");
        Assert.Null(outbox.Box.Status.HaltedBecause);

        tag.Height = await HeadAsync();
        await MineAsync(1);
        await Until.TrueAsync(() => outbox.Box.Status.LastError is null, "no complaint");
    }

    [Fact]
    public async Task Halts_with_words_where_another_block_stands_where_one_was_final()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        await MineAsync(2);
        var height = await HeadAsync();
        var tag = new FinalizedTag(proxy, height);
        await using var outbox = await NewAsync();
        await outbox.OpenAsync(proxy.Client);
        await LookAgainAsync(tag);
        tag.Replace = true;
        await MineAsync(1);

        await Until.TrueAsync(() => outbox.Box.Status.HaltedBecause is not null, "halted");
        Assert.Contains(
            $"The block at height {height} was final", outbox.Box.Status.HaltedBecause, StringComparison.Ordinal);
        await Assert.ThrowsAsync<OutboxHaltedException>(() => outbox.SubmitAsync(Some.NewPerson()));

        // Whoever resumes goes on from what the node says now.
        await outbox.Box.ResumeAsync("li", CancellationToken.None);
        var write = await outbox.SubmitAsync(Some.NewPerson());
        await Until.TrueAsync(() => outbox.Box.Find(write.Id)!.State == WriteState.Mined, "mined");
        await LookAgainAsync(tag);
        Assert.Null(outbox.Box.Status.HaltedBecause);
    }

    [Fact]
    public async Task Halts_where_a_mined_write_is_gone_from_a_chain_that_is_final_at_once()
    {
        await using var outbox = await OutboxUnderTest.NewAsync(register, RegisterFixture.Forestry);
        outbox.Options = outbox.Options with { Finality = new FinalityRule.Immediate() };
        await outbox.OpenAsync(register.Node.Client());
        var snapshot = await register.Node.CallAsync("evm_snapshot");
        var write = await outbox.DoneAsync(Some.NewPerson());
        await register.Node.CallAsync("evm_revert", snapshot.GetString());
        await register.Node.CallAsync("evm_increaseTime", 100);
        await MineAsync(2);

        await Until.TrueAsync(() => outbox.Box.Status.HaltedBecause is not null, "halted");
        Assert.Contains(
            $"The block at height {write.Block!.Value.Height} was final", outbox.Box.Status.HaltedBecause,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_open_where_the_rule_is_the_tag_and_the_node_has_none()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        _ = new FinalizedTag(proxy, null);
        await using var outbox = await NewAsync();

        var refused = await Assert.ThrowsAsync<WrongChainException>(() => outbox.OpenAsync(proxy.Client));
        Assert.Contains("names no finalized block", refused.Message, StringComparison.Ordinal);
    }

    private async Task<OutboxUnderTest> NewAsync()
    {
        var outbox = await OutboxUnderTest.NewAsync(register, RegisterFixture.Forestry);
        outbox.Options = outbox.Options with { Finality = new FinalityRule.FinalizedTag() };
        return outbox;
    }

    // The tag is asked for at each new head, and before what it makes final: the second question ends the first's step.
    private async Task LookAgainAsync(FinalizedTag tag)
    {
        for (var i = 0; i < 2; i++)
        {
            var before = tag.Asked;
            await MineAsync(1);
            await Until.TrueAsync(() => tag.Asked > before, "the tag was asked for");
        }
    }

    private async Task MineAsync(int blocks)
    {
        for (var i = 0; i < blocks; i++) await register.Node.CallAsync("evm_mine");
    }

    private Task<ulong> HeadAsync() =>
        new EthereumClient(register.Node.Client()).BlockNumberAsync(CancellationToken.None);

    /// <summary>A node whose finalized block is where a test wants it.</summary>
    private sealed class FinalizedTag
    {
        private readonly Hash32 _other = Some.Hash();
        private int _asked;

        public FinalizedTag(FakeNode node, ulong? height)
        {
            Height = height;
            node.Fault = AnswerAsync;
        }

        /// <summary>The height of the finalized block, or null where the node has none.</summary>
        public ulong? Height { get; set; }

        /// <summary>Whether the block there is another one than it was.</summary>
        public bool Replace { get; set; }

        public int Asked => Volatile.Read(ref _asked);

        private async Task<JsonNode?> AnswerAsync(JsonObject request, Func<Task<JsonNode?>> forward)
        {
            if ((string?)request["method"] != "eth_getBlockByNumber") return await forward();
            var isTag = (string?)request["params"]![0] == "finalized";
            if (isTag && Height is null) return FakeNode.Error(request, -39001, "Unknown block");
            if (isTag) request["params"]![0] = Quantity.Format(Height!.Value);
            var isIt = (string?)request["params"]![0] == Quantity.Format(Height ?? 0);
            var reply = await forward();
            if (isIt && Replace) reply!["result"]!["hash"] = _other.ToString();
            if (isTag) Interlocked.Increment(ref _asked);
            return reply;
        }
    }
}
