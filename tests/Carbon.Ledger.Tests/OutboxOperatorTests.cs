namespace Carbon.Ledger.Tests;

/// <summary>What an operator may do, and what a key that was used elsewhere asks of one.</summary>
[Collection(OutboxChain.Name)]
public sealed class OutboxOperatorTests(RegisterFixture register)
{
    // INV-46
    [Fact]
    public async Task Halts_and_resumes_at_an_operators_word_over_restarts()
    {
        await using var outbox = await OpenAsync(run: false);
        var write = await outbox.SubmitAsync(Some.NewPerson());
        outbox.Box.Halt("wang", "the key may be known");
        await outbox.CloseAsync();

        await outbox.OpenAsync(register.Node.Client());

        Assert.Equal("Halted by wang: the key may be known", outbox.Box.Status.HaltedBecause);
        Assert.Equal(1, outbox.Box.Status.Halts);
        await Assert.ThrowsAsync<OutboxHaltedException>(() => outbox.SubmitAsync(Some.NewPerson()));
        Assert.Equal(WriteState.Received, outbox.Box.Find(write.Id)!.State);
        await outbox.Box.ResumeAsync("li", CancellationToken.None);
        Assert.Equal(WriteState.Mined, (await outbox.SettledAsync(write)).State);
        Assert.Null(outbox.Box.Status.HaltedBecause);
    }

    // W12, W13: the operator's way out.
    [Fact]
    public async Task Ends_a_displaced_write_and_goes_on_from_the_chains_count()
    {
        await using var outbox = await OpenAsync(run: false);
        var lost = await outbox.SubmitAsync(Some.NewPerson());
        await SendForeignAsync(outbox.Signer, 0);
        outbox.Run();
        Assert.Equal(WriteState.Halted, (await outbox.SettledAsync(lost)).State);

        var said = await outbox.Box.ResumeAsync("li", CancellationToken.None);

        Assert.Equal("1 writes were displaced, 0 get another nonce; the next nonce is 1.", said);
        var end = await outbox.SettledAsync(lost);
        Assert.Equal((WriteState.Displaced, true), (end.State, end.IsFinal));
        Assert.Equal(0, outbox.Box.Status.Unsettled);
        var next = await outbox.DoneAsync(Some.NewPerson());
        Assert.Equal((WriteState.Mined, 1ul), (next.State, next.Nonce!.Value));
    }

    // D4
    [Fact]
    public async Task Halts_where_a_fresh_file_meets_a_key_that_was_used_before()
    {
        await using var outbox = await OpenAsync();
        await outbox.DoneAsync(Some.NewPerson());
        await outbox.CloseAsync();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(outbox.Path)!)) File.Delete(file);

        await outbox.OpenAsync(register.Node.Client());

        Assert.Contains("was used outside this outbox", outbox.Box.Status.HaltedBecause, StringComparison.Ordinal);
        await Assert.ThrowsAsync<OutboxHaltedException>(() => outbox.SubmitAsync(Some.NewPerson()));
        await outbox.Box.ResumeAsync("li", CancellationToken.None);
        Assert.Equal(1ul, (await outbox.DoneAsync(Some.NewPerson())).Nonce);
    }

    // D4, D7: a copy made while writes go on is whole; put back, it halts, and resuming loses and doubles nothing.
    [Fact]
    public async Task Takes_up_a_copy_that_was_made_while_it_ran()
    {
        await using var outbox = await OpenAsync();
        var before = await outbox.DoneAsync(Some.NewPerson());
        var copy = outbox.Path + ".copy";
        using (var reader = Storage.SqliteFile.OpenReadOnly(outbox.Path))
        using (var vacuum = reader.CreateCommand())
        {
            vacuum.CommandText = "VACUUM INTO $copy";
            vacuum.Parameters.AddWithValue("$copy", copy);
            vacuum.ExecuteNonQuery();
        }

        await outbox.DoneAsync(Some.NewPerson());
        await outbox.CloseAsync();
        File.Delete(outbox.Path);
        File.Move(copy, outbox.Path);

        await outbox.OpenAsync(register.Node.Client());

        Assert.NotNull(outbox.Box.Status.HaltedBecause);
        Assert.Equal(WriteState.Mined, outbox.Box.Find(before.Id)!.State);
        await outbox.Box.ResumeAsync("li", CancellationToken.None);
        Assert.Equal(2ul, (await outbox.DoneAsync(Some.NewPerson())).Nonce);
    }

    [Fact]
    public async Task Stays_halted_while_unknown_transactions_of_the_key_wait_in_the_pool()
    {
        await using var outbox = await OpenAsync();
        outbox.Box.Halt("wang", "looking");
        await register.Node.CallAsync("evm_setAutomine", false);
        try
        {
            await SendForeignAsync(outbox.Signer, 0);

            var why = await Assert.ThrowsAsync<OutboxHaltedException>(
                () => outbox.Box.ResumeAsync("li", CancellationToken.None));

            Assert.Contains("wait in the node's pool", why.Message, StringComparison.Ordinal);
        }
        finally
        {
            await register.Node.CallAsync("evm_setAutomine", true);
            await register.Node.CallAsync("evm_mine");
        }

        Assert.Equal("Halted by wang: looking", outbox.Box.Status.HaltedBecause);
        await outbox.Box.ResumeAsync("li", CancellationToken.None);
        Assert.Equal(1ul, (await outbox.DoneAsync(Some.NewPerson())).Nonce);
    }

    // W23
    [Fact]
    public async Task Takes_no_more_than_its_queue_holds_and_more_when_it_moves()
    {
        await using var outbox = await OutboxUnderTest.NewAsync(register, RegisterFixture.Forestry);
        outbox.Options = outbox.Options with { QueueMax = 3 };
        await outbox.OpenAsync(register.Node.Client(), run: false);
        var (id, command) = (Guid.NewGuid(), Some.NewPerson());
        var first = await outbox.SubmitAsync(command, id);
        for (var i = 0; i < 2; i++) await outbox.SubmitAsync(Some.NewPerson());

        var full = await Assert.ThrowsAsync<OutboxFullException>(() => outbox.SubmitAsync(Some.NewPerson()));

        Assert.Equal("3 writes wait for the chain; ask again when it moves.", full.Message);
        Assert.Equal(first.Id, (await outbox.SubmitAsync(command, id)).Id);
        outbox.Run();
        await outbox.SettledAsync(first);
        await Until.TrueAsync(() => outbox.Box.Status.Unsettled == 0, "empty");
        Assert.Equal(WriteState.Mined, (await outbox.DoneAsync(Some.NewPerson())).State);
    }

    [Fact]
    public async Task Tells_an_operator_what_waits_newest_first()
    {
        await using var outbox = await OpenAsync(run: false);
        var writes = new List<Write>();
        for (var i = 0; i < 3; i++) writes.Add(await outbox.SubmitAsync(Some.NewPerson()));

        var page = outbox.Box.List(unsettledOnly: true, long.MaxValue, 2);

        Assert.Equal([writes[2].Id, writes[1].Id], page.Select(write => write.Id));
        Assert.Equal(writes[0].Id, Assert.Single(outbox.Box.List(true, page[^1].Id, 2)).Id);
        Assert.True(outbox.Box.Status.OldestAge >= TimeSpan.Zero);
        outbox.Run();
        foreach (var write in writes) await outbox.SettledAsync(write);
        Assert.Empty(outbox.Box.List(unsettledOnly: true, long.MaxValue, 10));
        Assert.Equal(3, outbox.Box.List(unsettledOnly: false, long.MaxValue, 10).Count);
        Assert.Null(outbox.Box.Status.OldestAge);
    }

    private Task<OutboxUnderTest> OpenAsync(bool run = true) =>
        OutboxUnderTest.OpenAsync(register, RegisterFixture.Forestry, register.Node.Client(), run);

    private async Task SendForeignAsync(ISigner signer, ulong nonce)
    {
        var foreign = new LegacyTransaction(register.Deployment.ChainId, nonce, 0, 21_000, signer.Address, 0, []);
        await new EthereumClient(register.Node.Client()).SendRawTransactionAsync(
            foreign.Sign(signer).Bytes, CancellationToken.None);
    }
}
