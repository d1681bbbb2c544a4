using Microsoft.Extensions.Logging.Abstractions;

namespace Carbon.Ledger.Tests;

[Collection(OutboxChain.Name)]
public sealed class OutboxTests(RegisterFixture register)
{
    [Fact]
    public async Task Tells_what_a_mined_command_recorded()
    {
        await using var outbox = await OpenAsync();
        var command = Some.NewPerson();

        var write = await outbox.DoneAsync(command);

        Assert.Equal(WriteState.Mined, write.State);
        Assert.Equal("RegisterPerson", write.Command);
        var recorded = Assert.IsType<PersonRegistered>(Assert.Single(write.Events));
        Assert.Equal(command.Commitment, recorded.Commitment);
        Assert.Equal(RegisterFixture.Forestry, recorded.Member);
        Assert.NotEqual(0ul, recorded.Person.Value);
        Assert.NotNull(write.Block);
        Assert.True(write.GasUsed > 21_000);
        Assert.Equal(0, outbox.Box.Status.Unsettled);
    }

    // INV-31
    [Fact]
    public async Task Gives_fifty_equal_requests_one_write()
    {
        await using var outbox = await OpenAsync();
        var (id, command) = (Guid.NewGuid(), Some.NewPerson());

        var writes = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => Task.Run(() => outbox.SubmitAsync(command, id))));

        Assert.Single(writes.Select(w => w.Id).Distinct());
        Assert.Equal(WriteState.Mined, (await outbox.SettledAsync(writes[0])).State);
        Assert.Equal(1ul, await NonceAsync(outbox.Signer));
        var again = await outbox.SubmitAsync(command, id);
        Assert.Equal(WriteState.Mined, again.State);
    }

    // INV-37
    [Fact]
    public async Task Refuses_an_id_that_was_used_for_another_request()
    {
        await using var outbox = await OpenAsync();
        var id = Guid.NewGuid();
        await outbox.SubmitAsync(Some.NewPerson(), id);

        var refusal = await outbox.RefusedAsync(Some.NewPerson(), id);

        Assert.Equal(RefusalCode.RequestIdReused, refusal.Code);
        Assert.Equal(id.ToString("D"), refusal.Facts["requestId"]);
        var other = await outbox.Box.SubmitAsync("bank", id, Some.NewPerson(), CancellationToken.None);
        Assert.True(other.TryGet(out _, out _));
    }

    // INV-34
    [Fact]
    public async Task Refuses_by_name_and_spends_neither_nonce_nor_id()
    {
        await using var outbox = await OpenAsync();
        var person = Some.NewPerson();
        var recorded = (PersonRegistered)(await outbox.DoneAsync(person)).Events[0];
        var id = Guid.NewGuid();

        var refusal = await outbox.RefusedAsync(person with { DocumentHash = Some.Digest() }, id);

        Assert.Equal(RefusalCode.CommitmentUsed, refusal.Code);
        Assert.Equal(person.Commitment.ToString(), refusal.Facts["commitment"]);
        Assert.Equal(recorded.Person.ToString(), refusal.Facts["person"]);
        Assert.Null(outbox.Box.Find(OutboxUnderTest.Caller, id));
        var write = await outbox.SubmitAsync(Some.NewPerson(), id);
        Assert.Equal(WriteState.Mined, (await outbox.SettledAsync(write)).State);
        Assert.Equal(2ul, await NonceAsync(outbox.Signer));
    }

    [Fact]
    public async Task Refuses_a_member_without_the_office()
    {
        await using var outbox = await OutboxUnderTest.OpenAsync(
            register, RegisterFixture.Bank, register.Node.Client());

        var refusal = await outbox.RefusedAsync(Some.NewPerson());

        Assert.Equal(RefusalCode.OfficeMissing, refusal.Code);
        Assert.Equal("Register", refusal.Facts["office"]);
        Assert.Equal("3", refusal.Facts["member"]);
        Assert.Equal("654002", refusal.Facts["division"]);
    }

    [Fact]
    public async Task Refuses_a_command_that_does_not_fit_the_chain()
    {
        await using var outbox = await OpenAsync();

        var refusal = await outbox.RefusedAsync(Some.NewPerson() with { Division = 1 << 24 });

        Assert.Equal(RefusalCode.FieldInvalid, refusal.Code);
    }

    [Fact]
    public async Task Refuses_what_needs_more_gas_than_a_block_takes()
    {
        await using var outbox = await OutboxUnderTest.NewAsync(register, RegisterFixture.Forestry);
        outbox.Options = outbox.Options with { GasCap = 30_000 };
        await outbox.OpenAsync(register.Node.Client());

        var refusal = await outbox.RefusedAsync(Some.NewPerson());

        Assert.Equal(RefusalCode.GasOverCap, refusal.Code);
        Assert.Equal("30000", refusal.Facts["gasMax"]);
    }

    [Theory]
    [InlineData(true, WriteState.Refused)]
    [InlineData(false, WriteState.Reverted)]
    public async Task Names_why_a_race_was_lost_where_the_node_still_can(bool keepsStates, WriteState end)
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        await using var first = await OutboxUnderTest.OpenAsync(
            register, RegisterFixture.Forestry, register.Node.Client(), run: false);
        await using var second = await OutboxUnderTest.OpenAsync(
            register, RegisterFixture.Forestry, proxy.Client, run: false);
        if (!keepsStates)
        {
            proxy.Fault = async (request, forward) =>
                (string?)request["method"] == "eth_call" && (string?)request["params"]![1] != "latest"
                    ? FakeNode.Error(request, -32000, "missing trie node")
                    : await forward();
        }

        var command = Some.NewPerson();
        await register.Node.CallAsync("evm_setAutomine", false);
        try
        {
            var winner = await first.SubmitAsync(command);
            var loser = await second.SubmitAsync(command);
            first.Run();
            await KnownAsync(first, winner);
            second.Run();
            await KnownAsync(second, loser);
            await register.Node.CallAsync("evm_mine");

            Assert.Equal(WriteState.Mined, (await first.SettledAsync(winner)).State);
            var lost = await second.SettledAsync(loser);
            Assert.Equal(end, lost.State);
            Assert.Equal(keepsStates ? RefusalCode.CommitmentUsed : null, lost.Refusal?.Code);
            Assert.Empty(lost.Events);
            Assert.NotNull(lost.Block);
        }
        finally
        {
            await register.Node.CallAsync("evm_setAutomine", true);
        }
    }

    [Fact]
    public async Task Goes_on_when_the_caller_stops_waiting()
    {
        await using var outbox = await OutboxUnderTest.OpenAsync(
            register, RegisterFixture.Forestry, register.Node.Client(), run: false);
        var write = await outbox.SubmitAsync(Some.NewPerson());
        using var gone = new CancellationTokenSource();
        var waiting = outbox.Box.WaitAsync(write.Caller, write.RequestId, WaitGoal.Mined, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        outbox.Run();

        Assert.Equal(WriteState.Mined, (await outbox.SettledAsync(write)).State);
    }

    [Fact]
    public async Task Has_one_owner_at_a_time()
    {
        await using var outbox = await OpenAsync();

        await Assert.ThrowsAsync<OutboxInUseException>(() => Outbox.OpenAsync(
            new OutboxOptions(outbox.Path), register.Node.Client(), new LocalTransactionSigner(outbox.Signer),
            register.Deployment, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None));
    }

    // INV-38
    [Fact]
    public async Task Opens_for_its_own_key_and_chain_alone()
    {
        await using var outbox = await OpenAsync();
        await outbox.CloseAsync();
        Task<Outbox> ReopenAsync(ISigner signer, Deployment at) => Outbox.OpenAsync(
            new OutboxOptions(outbox.Path), register.Node.Client(), new LocalTransactionSigner(signer), at,
            TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);

        var other = Secp256k1.CreateSigner(PrivateKey.Generate());
        var here = register.Deployment;
        await Assert.ThrowsAsync<WrongChainException>(() => ReopenAsync(other, here));
        await Assert.ThrowsAsync<WrongChainException>(() => ReopenAsync(outbox.Signer, here with { ChainId = 1 }));
        await Assert.ThrowsAsync<WrongChainException>(
            () => ReopenAsync(outbox.Signer, here with { GenesisHash = Some.Hash() }));
        await Assert.ThrowsAsync<WrongChainException>(
            () => ReopenAsync(outbox.Signer, here with { Tickets = other.Address }));
    }

    private Task<OutboxUnderTest> OpenAsync() =>
        OutboxUnderTest.OpenAsync(register, RegisterFixture.Forestry, register.Node.Client());

    private async Task<ulong> NonceAsync(ISigner signer) =>
        await new EthereumClient(register.Node.Client()).GetTransactionCountAsync(
            signer.Address, BlockTag.Latest, CancellationToken.None);

    private async Task KnownAsync(OutboxUnderTest outbox, Write write)
    {
        var chain = new EthereumClient(register.Node.Client());
        await Until.TrueAsync(() => outbox.Box.Find(write.Id)!.TransactionHash is not null, "signed");
        var hash = new Hash32(outbox.Box.Find(write.Id)!.TransactionHash!.Value.ToBytes());
        using var limit = new CancellationTokenSource(Until.Limit);
        while (await chain.GetTransactionAsync(hash, limit.Token) is null) await Task.Yield();
    }
}
