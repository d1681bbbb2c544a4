namespace Carbon.Ledger.Tests;

/// <summary>W26: a signer that is down, slow, or lies.</summary>
[Collection(OutboxChain.Name)]
public sealed class OutboxSignerTests(RegisterFixture register)
{
    private static readonly ISigner Stranger = Secp256k1.CreateSigner(PrivateKey.Generate());

    public static TheoryData<string> Lies => ["key", "chain", "nonce", "input", "contract"];

    [Fact]
    public async Task Keeps_the_nonce_of_a_write_until_the_signer_is_back()
    {
        var (outbox, signer) = await OpenAsync();
        await using var open = outbox;
        signer.Fault = _ => throw new SignerUnavailableException("The signer does not answer.");
        var first = await outbox.SubmitAsync(Some.NewPerson());
        var second = await outbox.SubmitAsync(Some.NewPerson());
        await Until.TrueAsync(
            () => outbox.Box.Status.LastError == "The signer does not answer." && signer.Asked > 2, "asked again");
        Assert.Equal(WriteState.NonceAssigned, outbox.Box.Find(first.Id)!.State);

        signer.Fault = null;

        Assert.Equal(0ul, (await outbox.SettledAsync(first)).Nonce);
        Assert.Equal(1ul, (await outbox.SettledAsync(second)).Nonce);
        Assert.Null(outbox.Box.Status.HaltedBecause);
        await Until.TrueAsync(() => outbox.Box.Status.LastError is null, "forgotten");
    }

    [Fact]
    public async Task Sends_and_settles_while_the_signer_is_silent()
    {
        var (outbox, signer) = await OpenAsync();
        await using var open = outbox;
        var signed = await outbox.SignedAsync(Some.NewPerson());
        var silence = new TaskCompletionSource<SignedTransaction>();
        signer.Fault = _ => silence.Task;
        var later = await outbox.SubmitAsync(Some.NewPerson());

        Assert.Equal(WriteState.Mined, (await outbox.SettledAsync(signed)).State);
        await Until.TrueAsync(() => outbox.Box.Find(later.Id)!.State == WriteState.NonceAssigned, "numbered");

        signer.Fault = null;
        silence.SetException(new SignerUnavailableException("The signer went away."));
        Assert.Equal(WriteState.Mined, (await outbox.SettledAsync(later)).State);
    }

    // INV-47
    [Theory]
    [MemberData(nameof(Lies))]
    public async Task Keeps_nothing_that_another_key_or_another_transaction_was_signed_with(string lie)
    {
        var (outbox, signer) = await OpenAsync();
        await using var open = outbox;
        signer.Fault = asked => Task.FromResult(Lie(lie, (LegacyTransaction)asked, outbox.Signer));
        var write = await outbox.SubmitAsync(Some.NewPerson());

        await Until.TrueAsync(() => outbox.Box.Status.HaltedBecause is not null, "halted");
        var row = outbox.Box.Find(write.Id)!;
        Assert.Equal((WriteState.NonceAssigned, null), (row.State, row.TransactionHash));
        await Assert.ThrowsAsync<OutboxHaltedException>(() => outbox.SubmitAsync(Some.NewPerson()));

        signer.Fault = null;
        await outbox.Box.ResumeAsync("operator", CancellationToken.None);
        Assert.Equal((WriteState.Mined, 0ul), ((await outbox.SettledAsync(write)).State, row.Nonce!.Value));
    }

    private static SignedTransaction Lie(string lie, LegacyTransaction asked, ISigner right) => lie switch
    {
        "key" => asked.Sign(Stranger),
        "chain" => (asked with { ChainId = 1 }).Sign(right),
        "nonce" => (asked with { Nonce = asked.Nonce + 1 }).Sign(right),
        "input" => (asked with { Input = [1, 2, 3, 4] }).Sign(right),
        "contract" => (asked with { To = Stranger.Address }).Sign(right),
        _ => throw new ArgumentOutOfRangeException(nameof(lie)),
    };

    private async Task<(OutboxUnderTest Outbox, FaultySigner Signer)> OpenAsync()
    {
        FaultySigner? signer = null;
        var outbox = await OutboxUnderTest.NewAsync(register, RegisterFixture.Forestry);
        outbox.Through = key => signer = new FaultySigner(key);
        await outbox.OpenAsync(register.Node.Client());
        return (outbox, signer!);
    }
}
