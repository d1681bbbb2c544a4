using Carbon.Gateway.Answers;
using Carbon.Gateway.PublicFace;
using Carbon.Gateway.Reads;
using Carbon.Gateway.Watching;
using Carbon.Index.Rows;
using Carbon.Ledger;
using Grpc.Core;

namespace Carbon.Gateway.Services;

internal sealed class WatchService(
    WatchFeed feed,
    WatchSeats seats,
    ChainFollower follower,
    AnswerDesk answers,
    IHostApplicationLifetime lifetime,
    TimeProvider time) : Wire.WatchService.WatchServiceBase
{
    public override Task WatchEvents(
        Wire.WatchEventsRequest request,
        IServerStreamWriter<Wire.WatchEventsResponse> responseStream,
        ServerCallContext context) =>
        answers.AnswerAsync<bool>(context, async asking =>
        {
            var http = context.GetHttpContext();
            var audience = asking.Caller is null ? Audience.Public : Audience.Member;
            using var seat = seats.TryTake(
                asking.Caller?.Name ?? PublicBounds.Visitor(http.Connection.RemoteIpAddress));
            if (seat is null)
                throw Refusing.Exception(Refusing.TooManyStreamsStatus(asking));
            if (!WatchFilter.Of(request, audience).TryGet(out var filter, out var wrong))
                return wrong;
            if (!feed.Begin(request, filter).TryGet(out var cursor, out var refusal))
                return refusal;
            var writer = new WatchWriter(responseStream, http, time);
            return await TellAsync(cursor, filter, writer, asking, context.CancellationToken);
        });

    /// <summary>Tells until the caller, the node or a slow reader ends it.</summary>
    private async Task<Result<bool>> TellAsync(
        EventCursor cursor, WatchFilter filter, WatchWriter writer, Asking asking, CancellationToken cancel)
    {
        var stopping = lifetime.ApplicationStopping;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel, stopping);
        try
        {
            while (true)
            {
                var tip = follower.Status.Tip;
                if (!feed.Next(cursor, filter).TryGet(out var page, out var refusal))
                    return refusal;
                if (!await WriteAsync(page, writer, ending.Token))
                    throw Refusing.Exception(Refusing.SlowReaderStatus(writer.Token, asking));
                cursor = page.After;
                if (page.AtTip)
                    await RestAsync(tip, ending.Token);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw Refusing.Exception(Refusing.NodeStopsStatus(writer.Token, asking));
        }
    }

    private static async Task<bool> WriteAsync(WatchPage page, WatchWriter writer, CancellationToken cancel)
    {
        foreach (var message in page.Messages)
        {
            cancel.ThrowIfCancellationRequested();
            if (!await writer.WriteAsync(message, cancel))
                return false;
        }

        return await writer.BeatAsync(page, cancel);
    }

    /// <summary>Rests until the index has moved, or a heartbeat may be due.</summary>
    private async Task RestAsync(BlockPoint? tip, CancellationToken cancel)
    {
        using var timer = new CancellationTokenSource(Limits.WatchHeartbeat, time);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancel);
        try
        {
            await follower.WaitForChangeAsync(tip, waiting.Token);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            // Nothing has happened: a heartbeat says so.
        }
    }
}
