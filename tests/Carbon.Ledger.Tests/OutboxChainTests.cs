using System.Text.Json.Nodes;

namespace Carbon.Ledger.Tests;

/// <summary>The node's identity while it runs, its clock, its fees, and callers who give up.</summary>
[Collection(OutboxChain.Name)]
public sealed class OutboxChainTests(RegisterFixture register)
{
    public static TheoryData<string, string> OtherChains => new()
    {
        { "eth_chainId", "\"0x1\"" },
        { "eth_getCode", "\"0x6001\"" },
    };

    // W27, W28
    [Theory]
    [MemberData(nameof(OtherChains))]
    public async Task Stops_when_another_chain_or_other_code_answers_at_the_nodes_address(string method, string answer)
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        await using var outbox = await OutboxUnderTest.NewAsync(register, RegisterFixture.Forestry);
        outbox.Options = outbox.Options with { IdentityInterval = TimeSpan.FromMilliseconds(50) };
        await outbox.OpenAsync(proxy.Client);
        await outbox.DoneAsync(Some.NewPerson());
        proxy.Fault = async (request, forward) =>
        {
            var reply = await forward();
            if ((string?)request["method"] == method) reply!["result"] = JsonNode.Parse(answer);
            return reply;
        };

        await Until.TrueAsync(() => outbox.Box.Status.HaltedBecause is not null, "halted");

        await Assert.ThrowsAsync<OutboxHaltedException>(() => outbox.SubmitAsync(Some.NewPerson()));
        await Assert.ThrowsAsync<OutboxHaltedException>(
            () => outbox.Box.ResumeAsync("li", CancellationToken.None));
        proxy.Fault = null;
        await outbox.Box.ResumeAsync("li", CancellationToken.None);
        Assert.Equal(WriteState.Mined, (await outbox.DoneAsync(Some.NewPerson())).State);
    }

    // W28
    [Fact]
    public async Task Does_not_open_where_other_code_stands_than_the_deployment_names()
    {
        await using var outbox = new OutboxUnderTest(
            await register.NewKeyAsync(RegisterFixture.Forestry),
            register.Deployment with { CodeHash = Some.Hash() });

        var wrong = await Assert.ThrowsAsync<WrongChainException>(() => outbox.OpenAsync(register.Node.Client()));

        Assert.Contains("The contracts' code has hash", wrong.Message, StringComparison.Ordinal);
    }

    // T1
    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task Goes_on_when_somebody_sets_the_clock(int hours)
    {
        var time = new JumpingTime();
        await using var outbox = await OutboxUnderTest.NewAsync(register, RegisterFixture.Forestry);
        outbox.Time = time;
        await outbox.OpenAsync(register.Node.Client(), run: false);
        var write = await outbox.SubmitAsync(Some.NewPerson());
        time.Ahead = TimeSpan.FromHours(hours);
        outbox.Run();

        Assert.Equal(WriteState.Mined, (await outbox.SettledAsync(write)).State);
        var next = await outbox.SubmitAsync(Some.NewPerson());
        time.Ahead = -time.Ahead;
        Assert.Equal(WriteState.Mined, (await outbox.SettledAsync(next)).State);
        Assert.Null(outbox.Box.Status.HaltedBecause);
    }

    // W24: at each question that a submission asks the chain, its caller gives up; nothing is stored then, or all.
    [Fact]
    public async Task Stores_nothing_or_carries_out_all_when_the_caller_gives_up_at_any_question()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        await using var outbox = await OutboxUnderTest.OpenAsync(register, RegisterFixture.Forestry, proxy.Client);
        var stored = 0;
        string[] questions = ["eth_estimateGas", "eth_getBlockByNumber", "eth_call", "eth_sendRawTransaction"];
        foreach (var method in questions)
        {
            using var gone = new CancellationTokenSource();
            proxy.Fault = async (request, forward) =>
            {
                if ((string?)request["method"] == method) await gone.CancelAsync();
                return await forward();
            };
            var (id, command) = (Guid.NewGuid(), Some.NewPerson());
            try
            {
                await outbox.Box.SubmitAsync(OutboxUnderTest.Caller, id, command, gone.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Null(outbox.Box.Find(OutboxUnderTest.Caller, id));
            }

            proxy.Fault = null;
            Assert.Equal(WriteState.Mined, (await outbox.SettledAsync(await outbox.SubmitAsync(command, id))).State);
            stored++;
        }

        Assert.Equal((ulong)stored, await new EthereumClient(register.Node.Client()).GetTransactionCountAsync(
            outbox.Signer.Address, BlockTag.Latest, CancellationToken.None));
    }

    // W25
    [Fact]
    public async Task Gives_a_storm_of_repeats_no_further_nonce()
    {
        await using var outbox = await OutboxUnderTest.OpenAsync(
            register, RegisterFixture.Forestry, register.Node.Client());
        var asked = Enumerable.Range(0, 10).Select(_ => (Id: Guid.NewGuid(), Command: Some.NewPerson())).ToArray();
        foreach (var (id, command) in asked) await outbox.SettledAsync(await outbox.SubmitAsync(command, id));

        await Parallel.ForAsync(0, 10_000, async (i, _) =>
            await outbox.SubmitAsync(asked[i % asked.Length].Command, asked[i % asked.Length].Id));

        Assert.Equal(10, outbox.Box.List(unsettledOnly: false, long.MaxValue, 100).Count);
        Assert.Equal(10ul, (await outbox.DoneAsync(Some.NewPerson())).Nonce);
    }

    [Fact]
    public async Task Does_not_open_where_the_settings_price_otherwise_than_the_chain()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        await using var outbox = await OutboxUnderTest.NewAsync(register, RegisterFixture.Forestry);
        proxy.Fault = async (request, forward) =>
        {
            var reply = await forward();
            if ((string?)request["method"] == "eth_getBlockByNumber") reply!["result"]!["baseFeePerGas"] = "0x7";
            return reply;
        };
        outbox.Options = outbox.Options with { Fees = FeeMode.Zero };

        var asks = await Assert.ThrowsAsync<WrongChainException>(() => outbox.OpenAsync(proxy.Client));

        Assert.Contains("asks 7 wei", asks.Message, StringComparison.Ordinal);
        proxy.Fault = async (request, forward) =>
        {
            var reply = await forward();
            if ((string?)request["method"] == "eth_getBlockByNumber")
                reply!["result"]!.AsObject().Remove("baseFeePerGas");
            return reply;
        };
        outbox.Options = outbox.Options with { Fees = FeeMode.DynamicFee };
        var none = await Assert.ThrowsAsync<WrongChainException>(() => outbox.OpenAsync(proxy.Client));
        Assert.Contains("no base fee", none.Message, StringComparison.Ordinal);
    }
}
