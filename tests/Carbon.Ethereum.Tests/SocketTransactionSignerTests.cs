namespace Carbon.Ethereum.Tests;

// W26: whatever a signer on the socket does, the client gets the right bytes or an error with a name.
public sealed class SocketTransactionSignerTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    public static TheoryData<string> Reasons => Lies.Reasons;

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task Refuses_a_signer_that_signs_something_else(string reason)
    {
        await using var fake = new FakeSigner(request => FakeSigner.Answer(request, Lies.Signed(reason)));
        using var signer = await fake.OpenAsync(Long);

        var refused = await Assert.ThrowsAsync<SignerRefusedException>(() => SignAsync(signer));
        Assert.Equal(reason, refused.Reason);
    }

    [Fact]
    public async Task Refuses_a_signer_that_signs_with_another_key()
    {
        var other = Lies.NewSigner();
        await using var fake = new FakeSigner(request => FakeSigner.Answer(request, Lies.Asked.Sign(other).Bytes));
        using var signer = await fake.OpenAsync(Long);

        var refused = await Assert.ThrowsAsync<SignerRefusedException>(() => SignAsync(signer));
        Assert.Equal(SignerReason.SenderDiffers, refused.Reason);
    }

    [Theory]
    [InlineData("{\"id\":ID}")]
    [InlineData("{\"id\":ID,\"signed\":\"0x\"}")]
    [InlineData("{\"id\":ID,\"signed\":\"no hex\"}")]
    [InlineData("{\"id\":99,\"signed\":\"0x\"}")]
    [InlineData("{\"id\":0}")]
    [InlineData("{\"id\":ID,\"signed\":7}")]
    [InlineData("<html>")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Calls_an_unusable_answer_no_answer_and_asks_again_later(string answer)
    {
        var isFaulty = true;
        await using var fake = new FakeSigner(request => isFaulty
            ? answer.Replace("ID", $"{request.Id}", StringComparison.Ordinal)
            : FakeSigner.Answer(request, Lies.Asked.Sign(Lies.Signer).Bytes));
        using var signer = await fake.OpenAsync(Long);

        await Assert.ThrowsAsync<SignerUnavailableException>(() => SignAsync(signer));
        isFaulty = false;
        Assert.Equal(Lies.Signer.Address, (await SignAsync(signer)).Sender);
    }

    [Fact]
    public async Task Gives_up_a_line_without_end()
    {
        await using var fake = new FakeSigner(_ => new string('x', SignerProtocol.LineBytesMax + 1));
        using var signer = await fake.OpenAsync(Long);

        await Assert.ThrowsAsync<SignerUnavailableException>(() => SignAsync(signer));
    }

    [Fact]
    public async Task Gives_up_a_signer_that_never_answers()
    {
        var isSilent = true;
        await using var fake = new FakeSigner(request => isSilent
            ? null
            : FakeSigner.Answer(request, Lies.Asked.Sign(Lies.Signer).Bytes));
        using var signer = await fake.OpenAsync(Short);

        await Assert.ThrowsAsync<SignerUnavailableException>(() => SignAsync(signer));
        isSilent = false;
        Assert.Equal(Lies.Signer.Address, (await SignAsync(signer)).Sender);
    }

    [Fact]
    public async Task Stops_when_the_asker_does()
    {
        using var stop = new CancellationTokenSource();
        await using var fake = new FakeSigner(_ =>
        {
            stop.Cancel();
            return null;
        });
        using var signer = await fake.OpenAsync(Long);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => signer.SignAsync(Lies.Asked, stop.Token));
    }

    [Fact]
    public async Task Keeps_one_connection_and_gives_each_asker_its_own_answer()
    {
        await using var fake = new FakeSigner(request => FakeSigner.Answer(
            request, Transaction.DecodeUnsigned(Hex.Parse(request.Transaction!)).Sign(Lies.Signer).Bytes));
        using var signer = await fake.OpenAsync(Long);

        var signed = await Task.WhenAll(Enumerable.Range(0, 50).Select(nonce => signer.SignAsync(
            ((DynamicFeeTransaction)Lies.Asked) with { Nonce = (ulong)nonce }, CancellationToken.None)));

        Assert.Equal(Enumerable.Range(0, 50), signed.Select(one => (int)one.Transaction.Nonce));
        Assert.Equal(1, fake.Connections);
    }

    [Fact]
    public async Task Refuses_when_another_key_is_behind_the_socket_after_a_reconnection()
    {
        await using var fake = new FakeSigner(_ => "");
        using var signer = await fake.OpenAsync(Long);
        fake.Address = Address.Zero;

        var refused = await Assert.ThrowsAsync<SignerRefusedException>(() => SignAsync(signer));
        Assert.Equal(SignerReason.SenderDiffers, refused.Reason);
        Assert.Equal(Lies.Signer.Address, signer.Address);
    }

    private static Task<SignedTransaction> SignAsync(SocketTransactionSigner signer) =>
        signer.SignAsync(Lies.Asked, CancellationToken.None);
}
