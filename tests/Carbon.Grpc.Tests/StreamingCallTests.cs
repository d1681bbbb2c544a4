using Carbon.Test.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Carbon.Grpc.Tests;

public sealed class StreamingCallTests
{
    [Fact]
    public async Task Collects_a_stream_of_requests()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client().Collect();
        foreach (var text in new[] { "a", "b", "c" })
            await call.RequestStream.WriteAsync(new EchoRequest { Text = text });
        await call.RequestStream.CompleteAsync();
        Assert.Equal("a,b,c", (await call).Text);
    }

    [Fact]
    public async Task Reads_a_stream_of_replies_to_its_end()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client().Repeat(new EchoRequest { Text = "r", Times = 1000 });
        var count = 0;
        await foreach (var reply in call.ResponseStream.ReadAllAsync())
        {
            Assert.Equal("r", reply.Text);
            count++;
        }

        Assert.Equal(1000, count);
        Assert.Equal(Status.DefaultSuccess, call.GetStatus());
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task Reads_an_empty_stream_of_replies()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client().Repeat(new EchoRequest());
        Assert.False(await call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Talks_both_ways_at_once()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client().Chat();
        for (var i = 0; i < 100; i++)
        {
            await call.RequestStream.WriteAsync(new EchoRequest { Text = $"{i}" });
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal($"{i}", call.ResponseStream.Current.Text);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task Gives_the_replies_before_the_error()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client().Repeat(new EchoRequest { Text = "r", Times = 3, FailCode = 10 });
        for (var i = 0; i < 3; i++)
            Assert.True(await call.ResponseStream.MoveNext());
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.Aborted, failure.StatusCode);
        Assert.Equal("按要求失败: 100% r", failure.Status.Detail);
        Assert.Equal([0, 255, 16], failure.Trailers.GetValueBytes("why-bin")!);
    }

    [Fact]
    public async Task Carries_a_message_larger_than_the_flow_control_window()
    {
        await using var host = await EchoHost.StartAsync();
        var blob = new byte[3_500_000];
        new Random(7).NextBytes(blob);
        var request = new EchoRequest { Blob = ByteString.CopyFrom(blob), BlobLength = blob.Length };
        var reply = await host.Client().SayAsync(request);
        Assert.Equal(blob.Length, reply.Received);
        Assert.Equal(blob.Length, reply.Blob.Length);
    }

    [Fact]
    public async Task Holds_a_fast_writer_back_while_its_reader_pauses()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client().Repeat(new EchoRequest { Text = "flood", Times = -1, BlobLength = 65536 });
        Assert.True(await call.ResponseStream.MoveNext());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 200; i++)
            await host.Client().SayAsync(new EchoRequest { Text = "between" });
        var after = GC.GetTotalMemory(forceFullCollection: true);
        Assert.InRange(after - before, long.MinValue, 64 * 1024 * 1024);
        Assert.Equal(1, host.Journal.Open);
    }

    [Fact]
    public async Task Refuses_two_writes_at_once()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client().Collect();
        var large = new EchoRequest { Blob = ByteString.CopyFrom(new byte[3_000_000]), Wait = true };
        await call.RequestStream.WriteAsync(large);
        var first = call.RequestStream.WriteAsync(large);
        await Assert.ThrowsAsync<InvalidOperationException>(() => call.RequestStream.WriteAsync(large));
        call.Dispose();
        await Assert.ThrowsAsync<RpcException>(() => first);
    }
}
