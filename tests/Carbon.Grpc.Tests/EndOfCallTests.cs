using Carbon.Test.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace Carbon.Grpc.Tests;

public sealed class EndOfCallTests
{
    [Fact]
    public async Task A_cancelled_call_ends_on_both_sides_without_an_error_logged()
    {
        await using var host = await EchoHost.StartAsync();
        using var cancel = new CancellationTokenSource();
        using var call = host.Client().SayAsync(
            new EchoRequest { Text = "gone", Wait = true }, cancellationToken: cancel.Token);
        await Until.TrueAsync(() => host.Journal.Open == 1, "the method runs");
        await cancel.CancelAsync();
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        Assert.Equal(StatusCode.Cancelled, call.GetStatus().StatusCode);
        await Until.TrueAsync(() => host.Journal.Open == 0, "the method returned");
        Assert.Contains("gone", host.Journal.Cancelled);
        Assert.Empty(host.Logs.Lines);
    }

    [Fact]
    public async Task A_reset_while_the_server_reads_is_no_error_of_the_server()
    {
        await using var host = await EchoHost.StartAsync();
        var call = host.Client().Collect();
        await call.RequestStream.WriteAsync(new EchoRequest());
        await Until.TrueAsync(() => host.Journal.Open == 1, "the method runs");
        call.Dispose();
        await Until.TrueAsync(() => host.Journal.Open == 0, "the method returned");
        Assert.Empty(host.Logs.Lines);
    }

    [Fact]
    public async Task A_write_after_cancelling_is_cancelled()
    {
        await using var host = await EchoHost.StartAsync();
        using var cancel = new CancellationTokenSource();
        using var duplex = host.Client().Chat(cancellationToken: cancel.Token);
        using var collect = host.Client().Collect(cancellationToken: cancel.Token);
        await duplex.RequestStream.WriteAsync(new EchoRequest());
        await collect.RequestStream.WriteAsync(new EchoRequest());
        await cancel.CancelAsync();
        var failures = new[]
        {
            await Assert.ThrowsAsync<RpcException>(() => duplex.RequestStream.WriteAsync(new EchoRequest())),
            await Assert.ThrowsAsync<RpcException>(() => collect.RequestStream.WriteAsync(new EchoRequest())),
            await Assert.ThrowsAsync<RpcException>(async () => await collect),
        };
        Assert.All(failures, failure => Assert.Equal(StatusCode.Cancelled, failure.StatusCode));
    }

    [Fact]
    public async Task A_write_on_a_disposed_call_is_cancelled()
    {
        await using var host = await EchoHost.StartAsync();
        var call = host.Client().Chat();
        await call.RequestStream.WriteAsync(new EchoRequest());
        call.Dispose();
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.RequestStream.WriteAsync(new EchoRequest()));
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
    }

    [Fact]
    public async Task A_write_tells_the_status_with_which_the_server_ended()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client().Collect();
        await call.RequestStream.WriteAsync(new EchoRequest { Text = "w", FailCode = 5 });
        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (true)
                await call.RequestStream.WriteAsync(new EchoRequest { Text = "more" });
        });
        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(async () => await call)).StatusCode);
    }

    [Fact]
    public async Task An_unexpected_exception_is_unknown_without_its_text_and_logged_once()
    {
        await using var host = await EchoHost.StartAsync();
        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await host.Client().SayAsync(new EchoRequest { FailCode = -1 }));
        Assert.Equal(StatusCode.Unknown, failure.StatusCode);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
        Assert.Contains("a secret of the server", Assert.Single(host.Logs.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unavailable()
    {
        var host = await EchoHost.StartAsync();
        var client = host.Client();
        await host.DisposeAsync();
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync(new EchoRequest()));
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        using var call = client.Collect();
        failure = await Assert.ThrowsAsync<RpcException>(() => call.RequestStream.WriteAsync(new EchoRequest()));
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
    }

    [Fact]
    public async Task Disposing_the_channel_cancels_its_calls()
    {
        await using var host = await EchoHost.StartAsync();
        var channel = host.Channel(new GrpcChannelOptions());
        using var call = new EchoService.EchoServiceClient(channel).SayAsync(new EchoRequest { Wait = true });
        await Until.TrueAsync(() => host.Journal.Open == 1, "the method runs");
        channel.Dispose();
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
    }
}
