using System.Text.Json.Nodes;

namespace Carbon.Ledger.Tests;

[Collection(OutboxChain.Name)]
public sealed class OutboxFaultTests(RegisterFixture register)
{
    private const string Send = "eth_sendRawTransaction";

    private EthereumClient Chain => new(register.Node.Client());

    // INV-33
    [Fact]
    public async Task Signs_and_sends_after_a_restart_what_was_received_before_it()
    {
        await using var outbox = await OpenAsync(register.Node.Client(), run: false);
        var write = await outbox.SubmitAsync(Some.NewPerson());
        Assert.Equal(WriteState.Received, write.State);
        await outbox.CloseAsync();

        await outbox.OpenAsync(register.Node.Client());

        await AssertMinedOnceAsync(outbox, write);
    }

    [Fact]
    public async Task Settles_when_the_reply_to_a_send_is_lost()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        proxy.Once(Send, async (_, forward) =>
        {
            await forward();
            return null;
        });
        await using var outbox = await OpenAsync(proxy.Client);

        await AssertMinedOnceAsync(outbox, await outbox.SubmitAsync(Some.NewPerson()));
        Assert.True(proxy.Faults >= 1);
    }

    // INV-32
    [Fact]
    public async Task Sends_the_same_bytes_again_when_the_node_never_got_them()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        proxy.Once(Send, (_, _) => Task.FromResult<JsonNode?>(null));
        await using var outbox = await OpenAsync(proxy.Client);

        await AssertMinedOnceAsync(outbox, await outbox.SubmitAsync(Some.NewPerson()));
        Assert.True(proxy.Faults >= 2);
    }

    [Fact]
    public async Task Keeps_its_own_hash_when_the_node_names_another()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        proxy.Once(Send, async (_, forward) =>
        {
            var reply = await forward();
            reply!["result"] = Some.Hash().ToString();
            return reply;
        });
        await using var outbox = await OpenAsync(proxy.Client);

        await AssertMinedOnceAsync(outbox, await outbox.SubmitAsync(Some.NewPerson()));
    }

    // INV-35
    [Theory]
    [InlineData(-32000, "already known", true)]
    [InlineData(-32000, "Known transaction", true)]
    [InlineData(-32001, "Nonce too low", true)]
    [InlineData(-32000, "nonce too low", false)]
    [InlineData(-32000, "replacement transaction underpriced", false)]
    [InlineData(-32007, "Sender account not authorized to send transactions", false)]
    [InlineData(10001, "transaction executed with status revert", true)]
    public async Task Believes_the_chain_and_not_the_answer_to_a_send(int code, string message, bool taken)
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        proxy.Once(Send, async (request, forward) =>
        {
            if (taken) await forward();
            return FakeNode.Error(request, code, message);
        });
        await using var outbox = await OpenAsync(proxy.Client);

        await AssertMinedOnceAsync(outbox, await outbox.SubmitAsync(Some.NewPerson()));
        Assert.True(proxy.Faults >= 1);
    }

    [Fact]
    public async Task Sends_a_dropped_transaction_again_and_the_later_ones_follow()
    {
        await using var outbox = await OpenAsync(register.Node.Client());
        await register.Node.CallAsync("evm_setAutomine", false);
        try
        {
            var writes = new List<Write>();
            for (var i = 0; i < 4; i++) writes.Add(await outbox.SignedAsync(Some.NewPerson()));
            foreach (var write in writes)
                await Until.TrueAsync(() => Now(outbox, write).State == WriteState.Sent, "sent");
            await register.Node.CallAsync("hardhat_dropTransaction", writes[1].TransactionHash.ToString());
        }
        finally
        {
            await register.Node.CallAsync("evm_setAutomine", true);
        }

        await register.Node.CallAsync("evm_mine");
        await outbox.DoneAsync(Some.NewPerson());
        Assert.Equal(0, outbox.Box.Status.Unsettled);
        Assert.Equal(5ul, await NonceAsync(outbox.Signer));
    }

    // INV-36
    [Fact]
    public async Task Halts_when_another_transaction_used_its_nonce()
    {
        await using var outbox = await OpenAsync(register.Node.Client(), run: false);
        var write = await outbox.SubmitAsync(Some.NewPerson());
        await SendForeignAsync(outbox.Signer, 0);

        outbox.Run();
        var halted = await outbox.SettledAsync(write);

        Assert.Equal(WriteState.Halted, halted.State);
        await AssertHaltedAsync(outbox);
        await outbox.CloseAsync();
        await outbox.OpenAsync(register.Node.Client());
        await AssertHaltedAsync(outbox);
        Assert.Equal(1ul, await NonceAsync(outbox.Signer));
    }

    [Fact]
    public async Task Halts_when_the_chain_holds_more_of_its_key_than_it_signed()
    {
        await using var outbox = await OpenAsync(register.Node.Client());
        await outbox.DoneAsync(Some.NewPerson());
        await SendForeignAsync(outbox.Signer, 1);

        await Until.TrueAsync(() => outbox.Box.Status.HaltedBecause is not null, "halted");

        await AssertHaltedAsync(outbox);
    }

    [Fact]
    public async Task Halts_when_its_file_is_older_than_the_chain()
    {
        await using var outbox = await OpenAsync(register.Node.Client());
        await outbox.CloseAsync();
        var old = await File.ReadAllBytesAsync(outbox.Path);
        await outbox.OpenAsync(register.Node.Client());
        await outbox.DoneAsync(Some.NewPerson());
        await outbox.CloseAsync();
        await File.WriteAllBytesAsync(outbox.Path, old);

        await outbox.OpenAsync(register.Node.Client());

        await AssertHaltedAsync(outbox);
    }

    [Fact]
    public async Task Takes_nothing_while_the_node_is_not_ready_and_burns_no_id()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        await using var outbox = await OpenAsync(proxy.Client);
        proxy.Once("eth_estimateGas", (request, _) =>
            Task.FromResult<JsonNode?>(FakeNode.Error(request, -32008, "Initial sync is still in progress")));
        var (id, command) = (Guid.NewGuid(), Some.NewPerson());

        await Assert.ThrowsAsync<ChainUnavailableException>(() => outbox.SubmitAsync(command, id));

        Assert.Null(outbox.Box.Find(OutboxUnderTest.Caller, id));
        await AssertMinedOnceAsync(outbox, await outbox.SubmitAsync(command, id));
    }

    [Fact]
    public async Task Carries_on_when_the_chain_went_away_in_mid_write()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        await using var outbox = await OpenAsync(proxy.Client, run: false);
        var (id, command) = (Guid.NewGuid(), Some.NewPerson());
        var write = await outbox.SubmitAsync(command, id);
        proxy.Cut();
        outbox.Run();
        await Until.TrueAsync(() => outbox.Box.Status.LastError is not null, "the loss was noticed");

        await Assert.ThrowsAsync<ChainUnavailableException>(() => outbox.SubmitAsync(Some.NewPerson()));
        Assert.Equal(write.Id, (await outbox.SubmitAsync(command, id)).Id);
        proxy.Fault = null;

        await AssertMinedOnceAsync(outbox, write);
        await Until.TrueAsync(() => outbox.Box.Status.LastError is null, "the return was noticed");
    }

    // INV-43
    [Fact]
    public async Task Sends_again_what_a_replaced_block_held()
    {
        await using var outbox = await OpenAsync(register.Node.Client());
        var snapshot = await register.Node.CallAsync("evm_snapshot");
        var write = await outbox.DoneAsync(Some.NewPerson());
        Assert.Equal(WriteState.Mined, write.State);

        await register.Node.CallAsync("evm_revert", snapshot.GetString());
        for (var i = 0; i < 2; i++) await register.Node.CallAsync("evm_mine");

        await Until.TrueAsync(
            () => Now(outbox, write) is { State: WriteState.Mined } again && again.Block != write.Block, "mined anew");
        Assert.Equal(write.TransactionHash, Now(outbox, write).TransactionHash);
        Assert.Equal(1ul, await NonceAsync(outbox.Signer));
    }

    [Fact]
    public async Task Gives_the_write_to_a_repeat_that_was_overtaken_by_its_own_effect()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        await using var outbox = await OpenAsync(proxy.Client);
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        proxy.Once("eth_estimateGas", async (_, forward) =>
        {
            await held.Task;
            return await forward();
        });
        var (id, command) = (Guid.NewGuid(), Some.NewPerson());
        var slow = outbox.SubmitAsync(command, id);
        await Until.TrueAsync(() => proxy.Faults == 1, "the first is under way");
        var quick = await outbox.SettledAsync(await outbox.SubmitAsync(command, id));
        held.SetResult();

        var told = await slow;

        Assert.Equal(WriteState.Mined, told.State);
        Assert.Equal(quick.TransactionHash, told.TransactionHash);
        Assert.Equal(1ul, await NonceAsync(outbox.Signer));
    }

    [Fact]
    public async Task Takes_nothing_new_while_the_node_does_not_let_the_key_send()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        proxy.Fault = async (request, forward) => (string?)request["method"] == Send
            ? FakeNode.Error(request, -32007, "Sender account not authorized")
            : await forward();
        await using var outbox = await OpenAsync(proxy.Client);
        var write = await outbox.SubmitAsync(Some.NewPerson());

        await Until.TrueAsync(
            () => outbox.Box.Status is { LastError: "Sender account not authorized", Unsettled: 1 }, "named");
        await AssertHaltedAsync(outbox);
        proxy.Fault = null;

        await AssertMinedOnceAsync(outbox, write);
        await Until.TrueAsync(() => outbox.Box.Status is { LastError: null, HaltedBecause: null }, "forgotten");
    }

    [Fact]
    public async Task Calls_final_only_what_lies_under_as_many_blocks_as_the_network_asks()
    {
        await using var outbox = await OutboxUnderTest.NewAsync(register, RegisterFixture.Forestry);
        outbox.Options = outbox.Options with { Finality = new FinalityRule.Confirmations(2) };
        await outbox.OpenAsync(register.Node.Client());
        var first = await outbox.SubmitAsync(Some.NewPerson());
        using var limit = new CancellationTokenSource(Until.Limit);
        var mined = await outbox.Box.WaitAsync(first.Caller, first.RequestId, WaitGoal.Mined, limit.Token);
        Assert.False(mined.IsFinal);
        await register.Node.CallAsync("evm_mine");
        Assert.False(Now(outbox, first).IsFinal);

        await register.Node.CallAsync("evm_mine");

        await AssertMinedOnceAsync(outbox, first);
        Assert.True(Now(outbox, first).IsFinal);
    }

    private static Write Now(OutboxUnderTest outbox, Write write) => outbox.Box.Find(write.Caller, write.RequestId)!;

    private Task<OutboxUnderTest> OpenAsync(RpcClient rpc, bool run = true) =>
        OutboxUnderTest.OpenAsync(register, RegisterFixture.Forestry, rpc, run);

    private async Task AssertMinedOnceAsync(OutboxUnderTest outbox, Write write)
    {
        var settled = await outbox.SettledAsync(write);
        Assert.Equal(WriteState.Mined, settled.State);
        if (write.TransactionHash is { } hash) Assert.Equal(hash, settled.TransactionHash);
        Assert.Equal(1ul, await NonceAsync(outbox.Signer));
    }

    private static async Task AssertHaltedAsync(OutboxUnderTest outbox)
    {
        var why = await Assert.ThrowsAsync<OutboxHaltedException>(() => outbox.SubmitAsync(Some.NewPerson()));
        Assert.Equal(outbox.Box.Status.HaltedBecause, why.Message);
    }

    private async Task SendForeignAsync(ISigner signer, ulong nonce)
    {
        var foreign = new LegacyTransaction(register.Deployment.ChainId, nonce, 0, 21_000, signer.Address, 0, []);
        await Chain.SendRawTransactionAsync(foreign.Sign(signer).Bytes, CancellationToken.None);
    }

    private Task<ulong> NonceAsync(ISigner signer) =>
        Chain.GetTransactionCountAsync(signer.Address, BlockTag.Latest, CancellationToken.None);
}
