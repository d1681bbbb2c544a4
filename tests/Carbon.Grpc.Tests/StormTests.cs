using System.Diagnostics;
using Carbon.Test.V1;
using Grpc.Core;
using Xunit.Abstractions;

namespace Carbon.Grpc.Tests;

/// <summary>Calls cancelled, disposed and cut at any point, for a bounded time and from a printed seed.</summary>
public sealed class StormTests(ITestOutputHelper output)
{
    private static readonly TimeSpan s_length = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Lives_through_a_storm_of_cancels_and_leaks_no_call()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        await using var host = await EchoHost.StartAsync();
        var channel = host.Channel();
        var client = new EchoService.EchoServiceClient(channel);
        var clock = Stopwatch.StartNew();
        var workers = Enumerable.Range(0, 40).Select(worker => Task.Run(async () =>
        {
            var random = new Random(seed + worker);
            var ends = new List<Status>();
            while (clock.Elapsed < s_length)
                ends.Add(await CallAsync(client, random));
            return ends;
        }));
        var ends = (await Task.WhenAll(workers)).SelectMany(each => each).ToArray();
        foreach (var group in ends.GroupBy(end => end.StatusCode).OrderBy(group => group.Key))
            output.WriteLine($"{group.Key}: {group.Count()}");

        // The server resets a connection that resets very many streams; its calls are then unavailable or exhausted.
        StatusCode[] expected =
        [
            StatusCode.OK, StatusCode.Cancelled, StatusCode.DeadlineExceeded,
            StatusCode.Unavailable, StatusCode.ResourceExhausted,
        ];
        Assert.All(ends, end => Assert.True(expected.Contains(end.StatusCode), $"{end} {end.DebugException}"));
        Assert.All(expected[..3], code => Assert.Contains(ends, end => end.StatusCode == code));
        await Until.TrueAsync(() => host.Journal.Open == 0, "every method returned");
        Assert.Equal("after", (await host.Client().SayAsync(new EchoRequest { Text = "after" })).Text);
        Assert.Empty(host.Logs.Lines);
    }

    private static async Task<Status> CallAsync(EchoService.EchoServiceClient client, Random random)
    {
        using var cancel = new CancellationTokenSource();
        DateTime? deadline = random.Next(2) == 0
            ? TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(random.Next(0, 15))
            : null;
        if (deadline is null && random.Next(4) > 0)
            cancel.CancelAfter(random.Next(0, 15));
        var options = new CallOptions(deadline: deadline, cancellationToken: cancel.Token);
        try
        {
            await (random.Next(4) switch
            {
                0 => SayAsync(client, options, random.Next(3) == 0 && deadline is not null),
                1 => RepeatAsync(client, options, random.Next(0, 500)),
                2 => CollectAsync(client, options, random.Next(0, 50)),
                _ => ChatAsync(client, options, random.Next(0, 50)),
            });
            return Status.DefaultSuccess;
        }
        catch (RpcException exception)
        {
            return exception.Status;
        }
    }

    private static async Task SayAsync(EchoService.EchoServiceClient client, CallOptions options, bool wait)
    {
        using var call = client.SayAsync(new EchoRequest { Text = "s", Wait = wait }, options);
        await call;
    }

    private static async Task RepeatAsync(EchoService.EchoServiceClient client, CallOptions options, int times)
    {
        using var call = client.Repeat(new EchoRequest { Times = times, BlobLength = 1000 }, options);
        await foreach (var reply in call.ResponseStream.ReadAllAsync(CancellationToken.None))
            Assert.Equal(1000, reply.Blob.Length);
    }

    private static async Task CollectAsync(EchoService.EchoServiceClient client, CallOptions options, int times)
    {
        using var call = client.Collect(options);
        for (var i = 0; i < times; i++)
            await call.RequestStream.WriteAsync(new EchoRequest { Text = "c" });
        await call.RequestStream.CompleteAsync();
        await call;
    }

    private static async Task ChatAsync(EchoService.EchoServiceClient client, CallOptions options, int times)
    {
        using var call = client.Chat(options);
        for (var i = 0; i < times; i++)
        {
            await call.RequestStream.WriteAsync(new EchoRequest { Text = "d" });
            if (!await call.ResponseStream.MoveNext())
                return;
        }
    }
}
