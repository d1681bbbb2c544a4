using System.Collections.Concurrent;
using Carbon.Test.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Carbon.Grpc.Tests;

/// <summary>What the echo service saw, for the tests to look at.</summary>
public sealed class EchoJournal
{
    private int _open;

    public int Open => Volatile.Read(ref _open);

    public ConcurrentQueue<string> Cancelled { get; } = new();

    public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Enter() => Interlocked.Increment(ref _open);

    public void Leave() => Interlocked.Decrement(ref _open);
}

/// <summary>The server's half of echo.proto.</summary>
public sealed class EchoServer(EchoJournal journal) : EchoService.EchoServiceBase
{
    public override async Task<EchoReply> Say(EchoRequest request, ServerCallContext context)
    {
        using var watch = Watch(request.Text, context);
        if (request.Text == "headers")
            await context.WriteResponseHeadersAsync(new Metadata { { "early", "bird" } });
        foreach (var entry in context.RequestHeaders)
        {
            if (entry.Key.StartsWith("x-", StringComparison.Ordinal))
                context.ResponseTrailers.Add(entry);
        }

        if (request.Text == "rich")
            throw RichStatus.ToException(StatusCode.FailedPrecondition, "frozen", RichStatusTests.Details);
        if (request.Deaf)
            await journal.Released.Task;
        await WaitAndFailAsync(request, context);
        return Reply(request);
    }

    public override async Task<EchoReply> Collect(
        IAsyncStreamReader<EchoRequest> requestStream, ServerCallContext context)
    {
        using var watch = Watch("collect", context);
        var texts = new List<string>();
        var received = 0;
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            await WaitAndFailAsync(request, context);
            texts.Add(request.Text);
            received += request.Blob.Length;
        }

        return new EchoReply { Text = string.Join(',', texts), Received = received };
    }

    public override async Task Repeat(
        EchoRequest request, IServerStreamWriter<EchoReply> responseStream, ServerCallContext context)
    {
        using var watch = Watch(request.Text, context);
        for (var i = 0; request.Times < 0 || i < request.Times; i++)
            await responseStream.WriteAsync(Reply(request), context.CancellationToken);
        await WaitAndFailAsync(request, context);
    }

    public override async Task Chat(
        IAsyncStreamReader<EchoRequest> requestStream,
        IServerStreamWriter<EchoReply> responseStream,
        ServerCallContext context)
    {
        using var watch = Watch("chat", context);
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            await responseStream.WriteAsync(Reply(requestStream.Current));
            await WaitAndFailAsync(requestStream.Current, context);
        }
    }

    private static EchoReply Reply(EchoRequest request) => new()
    {
        Text = request.Text,
        Blob = ByteString.CopyFrom(new byte[request.BlobLength]),
        Received = request.Blob.Length,
    };

    private static async Task WaitAndFailAsync(EchoRequest request, ServerCallContext context)
    {
        if (request.Wait)
            await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
        switch (request.FailCode)
        {
            case 0:
                return;
            case < 0:
                throw new InvalidOperationException("a secret of the server");
            default:
                var trailers = new Metadata { { "why", "asked" }, { "why-bin", [0, 255, 16] } };
                var status = new Status((StatusCode)request.FailCode, $"按要求失败: 100% {request.Text}");
                throw new RpcException(status, trailers);
        }
    }

    private Visit Watch(string name, ServerCallContext context)
    {
        journal.Enter();
        var registration = context.CancellationToken.Register(() => journal.Cancelled.Enqueue(name));
        return new Visit(journal, registration);
    }

    private sealed class Visit(EchoJournal journal, CancellationTokenRegistration registration) : IDisposable
    {
        public void Dispose()
        {
            registration.Dispose();
            journal.Leave();
        }
    }
}
