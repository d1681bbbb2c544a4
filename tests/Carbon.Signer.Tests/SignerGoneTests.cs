namespace Carbon.Signer.Tests;

// W26: a signer that is down, slow or another one costs the client an answer and nothing else.
public sealed class SignerGoneTests : IDisposable
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(500);

    private readonly SignerFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_signer_that_is_killed_and_started_again_is_found_again()
    {
        var process = await SignerProcess.StartAsync(_folder);
        using var signer = await OpenAsync(Until.Limit);
        var first = await SignAsync(signer, 0);

        await process.KillAsync();
        Assert.True(File.Exists(_folder.Socket), "kill -9 leaves the socket's file.");
        await Assert.ThrowsAsync<SignerUnavailableException>(() => SignAsync(signer, 1));
        await Assert.ThrowsAsync<SignerUnavailableException>(() => SignAsync(signer, 1));
        await process.DisposeAsync();

        await using var again = await SignerProcess.StartAsync(_folder);
        Assert.Equal(first.Bytes, (await SignAsync(signer, 0)).Bytes);
        Assert.Equal(1ul, (await SignAsync(signer, 1)).Transaction.Nonce);
    }

    [Fact]
    public async Task A_restart_between_two_signatures_is_not_noticed()
    {
        var process = await SignerProcess.StartAsync(_folder);
        using var signer = await OpenAsync(Until.Limit);
        await SignAsync(signer, 0);
        await process.KillAsync();
        await process.DisposeAsync();
        await using var again = await SignerProcess.StartAsync(_folder);

        Assert.Equal(1ul, (await SignAsync(signer, 1)).Transaction.Nonce);
    }

    [Fact]
    public async Task A_signer_that_does_not_answer_is_given_up_in_time_and_found_again()
    {
        await using var process = await SignerProcess.StartAsync(_folder);
        using var signer = await OpenAsync(Short);

        await process.SignalAsync("STOP");
        var late = await Assert.ThrowsAsync<SignerUnavailableException>(() => SignAsync(signer, 0));
        Assert.Contains("in time", late.Message, StringComparison.Ordinal);
        await process.SignalAsync("CONT");

        // The signer may first have to notice that the old connection has ended.
        SignedTransaction? signed = null;
        using var limit = new CancellationTokenSource(Until.Limit);
        while (signed is null)
        {
            limit.Token.ThrowIfCancellationRequested();
            try
            {
                signed = await SignAsync(signer, 0);
            }
            catch (SignerUnavailableException)
            {
                // Asked again, as the outbox does.
            }
        }

        Assert.Equal(_folder.Address, signed.Sender);
    }

    [Fact]
    public async Task Another_key_behind_the_socket_is_refused()
    {
        var process = await SignerProcess.StartAsync(_folder);
        using var signer = await OpenAsync(Until.Limit);
        await process.KillAsync();
        await process.DisposeAsync();
        using (var key = PrivateKey.Generate()) _folder.Put(key);
        await using var other = await SignerProcess.StartAsync(_folder);

        var refused = await Assert.ThrowsAsync<SignerRefusedException>(() => SignAsync(signer, 0));
        Assert.Equal(SignerReason.SenderDiffers, refused.Reason);
    }

    [Fact]
    public async Task Nobody_on_the_socket_is_unavailable() =>
        await Assert.ThrowsAsync<SignerUnavailableException>(() => OpenAsync(Until.Limit));

    private static Task<SignedTransaction> SignAsync(SocketTransactionSigner signer, ulong nonce) =>
        signer.SignAsync(SignerFolder.Transaction(nonce), CancellationToken.None);

    private Task<SocketTransactionSigner> OpenAsync(TimeSpan timeout) => SocketTransactionSigner.OpenAsync(
        _folder.Socket, timeout, TimeProvider.System, CancellationToken.None);
}
