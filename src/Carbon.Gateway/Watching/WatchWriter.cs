using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;

namespace Carbon.Gateway.Watching;

/// <summary>
/// Writes a stream's messages, each within a time. What a reader does not take in rests in its own window and in the
/// server's small buffer, so one that stops reading keeps the next write waiting and nobody else.
/// </summary>
internal sealed class WatchWriter(
    IServerStreamWriter<Wire.WatchEventsResponse> stream, HttpContext http, TimeProvider time)
{
    // HTTP/2 ENHANCE_YOUR_CALM, which clients of gRPC know as RESOURCE_EXHAUSTED.
    private const int TooMuch = 11;

    private long _writtenAt = time.GetTimestamp();
    private bool _hasBeaten;

    /// <summary>Of the last message that was written; empty before the first.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Whether nothing was written for so long that a heartbeat is due.</summary>
    public bool IsSilent => time.GetElapsedTime(_writtenAt) >= Limits.WatchHeartbeat;

    /// <summary>
    /// Writes a message; false where the reader did not take it in time, and then nothing more can be said.
    /// </summary>
    public async Task<bool> WriteAsync(Wire.WatchEventsResponse message, CancellationToken cancel)
    {
        // A write that is cancelled resets the stream, and its status with it.
        var writing = stream.WriteAsync(message, CancellationToken.None);
        if (!await EndsAsync(writing, Limits.WatchWrite, cancel))
        {
            await LetGoAsync(writing, cancel);
            return false;
        }

        await writing;
        Token = message.ResumeToken;
        _writtenAt = time.GetTimestamp();
        return true;
    }

    /// <summary>Writes a heartbeat where one is due: once at the tip, and after a silence.</summary>
    public Task<bool> BeatAsync(WatchPage page, CancellationToken cancel)
    {
        if (!IsSilent && (_hasBeaten || !page.AtTip))
            return Task.FromResult(true);
        _hasBeaten |= page.AtTip;
        return WriteAsync(page.Heartbeat, cancel);
    }

    // A reader who goes on reading now finds what was written and the status after it; another's stream is reset.
    private async Task LetGoAsync(Task writing, CancellationToken cancel)
    {
        if (!await EndsAsync(writing, Limits.WatchGrace, cancel))
            http.Features.GetRequiredFeature<IHttpResetFeature>().Reset(TooMuch);
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<bool> EndsAsync(Task writing, TimeSpan limit, CancellationToken cancel)
    {
        try
        {
            await writing.WaitAsync(limit, time, cancel);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
