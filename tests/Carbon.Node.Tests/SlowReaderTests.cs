using System.Diagnostics;
using Carbon.Cli.Life;
using Carbon.Cli.Nodes;
using Carbon.Ethereum;
using Google.Rpc;
using Grpc.Core;
using Message = Carbon.Api.V1.WatchEventsResponse.MessageOneofCase;
using RpcException = Grpc.Core.RpcException;

namespace Carbon.Node.Tests;

/// <summary>A reader that stops reading, beside one that reads.</summary>
[Collection(NetworkTests.Name)]
public sealed class SlowReaderTests(NetworkFixture network)
{
    // More than the reader's window and the server's buffer hold, of messages that are over half a kilobyte each.
    private const int Events = 400;
    private const int Rounds = 8;

    private static readonly TimeSpan Harm = TimeSpan.FromSeconds(2);

    // S1
    [Fact]
    public async Task A_reader_that_stops_reading_is_cut_with_its_token_and_nobody_else_waits()
    {
        await ComplainAsync(network.OtherBank, Events);
        using var channel = Clients.Open(network);
        using var slowChannel = Clients.Open(network);
        using var brisk = new Wire.WatchService.WatchServiceClient(channel).WatchEvents(new() { FromNow = true });
        var before = await SlowestAsync(brisk);

        using var slow = new Wire.WatchService.WatchServiceClient(slowChannel).WatchEvents(new());
        var told = new List<Wire.WatchEventsResponse>();
        Assert.True(await slow.ResponseStream.MoveNext(CancellationToken.None));
        told.Add(slow.ResponseStream.Current);
        var started = Stopwatch.StartNew();
        var during = TimeSpan.Zero;
        while (started.Elapsed < Gateway.Limits.WatchWrite * 2)
            during = Max(during, await SlowestAsync(brisk));
        Assert.True(during < (before * 5) + Harm, $"slowest {during} beside a slow reader, {before} without");

        var error = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await slow.ResponseStream.MoveNext(CancellationToken.None))
                told.Add(slow.ResponseStream.Current);
        });
        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
        var info = Carbon.Grpc.RichStatus.Detail<ErrorInfo>(error);
        Assert.Equal("READER_TOO_SLOW", info?.Reason);
        Assert.Contains(told, one => one.ResumeToken == info!.Metadata["resume_token"]);

        var rest = await Watched.UntilHeartbeatAsync(slowChannel, new() { ResumeToken = told[^1].ResumeToken });
        Assert.Equal(await Watched.OnChainAsync(network), Watched.Ids(told.Concat(rest)));
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>The longest time from a write's answer until a reader was told of it, of several.</summary>
    private async Task<TimeSpan> SlowestAsync(AsyncServerStreamingCall<Wire.WatchEventsResponse> brisk)
    {
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < Rounds; i++)
        {
            var done = await network.OtherBank.Complaints.FileComplaintAsync(Complaint(Wire.WaitFor.Mined));
            var clock = Stopwatch.StartNew();
            do
                Assert.True(await brisk.ResponseStream.MoveNext(CancellationToken.None));
            while (brisk.ResponseStream.Current is not { MessageCase: Message.Event } told ||
                told.Event.Event.TransactionHash != done.TransactionHash);
            slowest = Max(slowest, clock.Elapsed);
        }

        return slowest;
    }

    private static async Task ComplainAsync(MemberNode bank, int count)
    {
        var requests = Enumerable.Range(0, count).Select(_ => Complaint(Wire.WaitFor.Stored)).ToArray();
        await Parallel.ForEachAsync(
            requests, new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (request, cancel) => await bank.Complaints.FileComplaintAsync(request, cancellationToken: cancel));
        foreach (var request in requests)
            request.WaitFor = Wire.WaitFor.Final;
        await Parallel.ForEachAsync(
            requests, new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (request, cancel) => Assert.True(
                (await bank.Complaints.FileComplaintAsync(request, cancellationToken: cancel)).Final));
    }

    private static Wire.FileComplaintRequest Complaint(Wire.WaitFor waitFor) => new()
    {
        RequestId = Stage.RequestId(),
        Division = 654_002,
        DocumentHash = Keccak.Hash(Guid.NewGuid().ToByteArray()).ToString(),
        WaitFor = waitFor,
    };
}
