using System.Net.Sockets;
using Carbon.Ethereum;

namespace Carbon.Signer;

/// <summary>
/// Serves one connection at a time: who holds it has the lease of the key, and whoever comes meanwhile is refused.
/// </summary>
internal sealed class SignerServer(SignerSocket socket, Signatory signatory, SignerLog log, TimeProvider time)
{
    // A node that comes back at once is not refused only because its old connection's end was not seen yet.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(300);

    /// <summary>Serves until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var serving = Task.CompletedTask;
        try
        {
            while (true)
            {
                var peer = await socket.AcceptAsync(cancel);
                await Task.WhenAny(serving, Task.Delay(Grace, time, cancel));
                if (serving.IsCompleted)
                {
                    await serving;
                    serving = ServeAsync(peer, cancel);
                }
                else
                {
                    await RefuseAsync(peer, cancel);
                }
            }
        }
        finally
        {
            await serving;
        }
    }

    private async Task ServeAsync(Socket peer, CancellationToken cancel)
    {
        using var lines = Lines(peer);
        log.Connection("connected");
        try
        {
            while (await lines.ReadAsync(cancel) is { } line)
                await lines.WriteAsync(SignerProtocol.Write(signatory.Answer(line.Span)), cancel);
            log.Connection("disconnected");
        }
        catch (LineTooLongException e)
        {
            log.Connection("disconnected after too long a line");
            await SayAsync(lines, SignerReason.LineTooLong, e.Message, cancel);
        }
        catch (IOException e)
        {
            log.Connection($"disconnected: {e.Message}");
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            log.Connection("disconnected at the end");
        }
    }

    private async Task RefuseAsync(Socket peer, CancellationToken cancel)
    {
        using var lines = Lines(peer);
        log.Connection("second connection refused");
        await SayAsync(lines, SignerReason.SignerInUse, "Another connection holds this signer.", cancel);
    }

    private async Task SayAsync(LineStream lines, string reason, string text, CancellationToken cancel)
    {
        try
        {
            await lines.WriteAsync(SignerProtocol.Write(SignerAnswer.Refusal(0, reason, text)), cancel);
        }
        catch (IOException e)
        {
            log.Connection($"gone before it was told: {e.Message}");
        }
    }

    private static LineStream Lines(Socket peer) =>
        new(new NetworkStream(peer, ownsSocket: true), SignerProtocol.LineBytesMax);
}
