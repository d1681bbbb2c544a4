using Carbon.Test.V1;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Carbon.Grpc.Tests;

/// <summary>Deadlines on clocks that the tests move, one for each side.</summary>
public sealed class DeadlineTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    private readonly ManualTime _serverTime = new();
    private readonly ManualTime _clientTime = new();

    [Fact]
    public async Task The_clients_deadline_ends_the_call_on_both_sides()
    {
        await using var host = await StartAsync();
        using var call = Client(host).SayAsync(
            new EchoRequest { Text = "late", Wait = true }, deadline: _clientTime.In(s_limit));
        await RunningAsync(host);
        _clientTime.Advance(s_limit);
        Assert.Equal(StatusCode.DeadlineExceeded, await CodeAsync(call.ResponseAsync));
        await EndedAsync(host);
        Assert.Contains("late", host.Journal.Cancelled);
        Assert.Empty(host.Logs.Lines);
    }

    [Fact]
    public async Task The_server_holds_the_clients_deadline_too()
    {
        await using var host = await StartAsync();
        using var call = Client(host).SayAsync(
            new EchoRequest { Text = "late", Wait = true }, deadline: _clientTime.In(s_limit));
        await RunningAsync(host);
        _serverTime.Advance(s_limit);
        Assert.Equal(StatusCode.DeadlineExceeded, await CodeAsync(call.ResponseAsync));
        await EndedAsync(host);
        Assert.Contains("late", host.Journal.Cancelled);
        Assert.Empty(host.Logs.Lines);
    }

    [Fact]
    public async Task A_deadline_that_has_passed_ends_the_call_at_once()
    {
        await using var host = await StartAsync();
        using var call = Client(host).SayAsync(new EchoRequest { Wait = true }, deadline: _clientTime.In(-s_limit));
        Assert.Equal(StatusCode.DeadlineExceeded, await CodeAsync(call.ResponseAsync));
    }

    [Fact]
    public async Task The_server_ends_a_call_that_came_without_a_deadline()
    {
        await using var host = await StartAsync(options => options.DefaultDeadline = s_limit);
        using var call = Client(host).SayAsync(new EchoRequest { Wait = true });
        await RunningAsync(host);
        _serverTime.Advance(s_limit);
        Assert.Equal(StatusCode.DeadlineExceeded, await CodeAsync(call.ResponseAsync));
        await EndedAsync(host);
        Assert.Empty(host.Logs.Lines);
    }

    [Fact]
    public async Task The_server_ends_a_call_whose_method_does_not_listen()
    {
        await using var host = await StartAsync(options => options.DefaultDeadline = s_limit);
        using var call = Client(host).SayAsync(new EchoRequest { Deaf = true });
        await RunningAsync(host);
        _serverTime.Advance(s_limit);
        Assert.Equal(StatusCode.DeadlineExceeded, await CodeAsync(call.ResponseAsync));
        Assert.Equal(1, host.Journal.Open);
        host.Journal.Released.SetResult();
        await EndedAsync(host);
        Assert.Empty(host.Logs.Lines);
    }

    [Fact]
    public async Task A_stream_of_replies_has_its_own_default_deadline()
    {
        await using var host = await StartAsync(options =>
        {
            options.DefaultDeadline = s_limit;
            options.DefaultStreamDeadline = s_limit * 2;
        });
        using var call = Client(host).Repeat(new EchoRequest { Text = "s", Times = 1, Wait = true });
        Assert.True(await call.ResponseStream.MoveNext());
        _serverTime.Advance(s_limit);
        Assert.Equal(1, host.Journal.Open);
        _serverTime.Advance(s_limit);
        Assert.Equal(StatusCode.DeadlineExceeded, await CodeAsync(call.ResponseStream.MoveNext()));
    }

    [Fact]
    public async Task A_deadline_cuts_a_duplex_call_from_the_server()
    {
        await using var host = await StartAsync(options => options.DefaultStreamDeadline = s_limit);
        using var call = Client(host).Chat();
        await call.RequestStream.WriteAsync(new EchoRequest { Text = "one" });
        Assert.True(await call.ResponseStream.MoveNext());
        _serverTime.Advance(s_limit);
        Assert.Equal(StatusCode.DeadlineExceeded, await CodeAsync(call.ResponseStream.MoveNext()));
        Assert.Equal(StatusCode.DeadlineExceeded, await CodeAsync(call.RequestStream.WriteAsync(new EchoRequest())));
    }

    [Fact]
    public async Task A_deadline_cuts_a_writer_whom_the_client_holds_back()
    {
        await using var host = await StartAsync(options => options.DefaultStreamDeadline = s_limit);
        using var call = Client(host).Repeat(new EchoRequest { Text = "flood", Times = -1, BlobLength = 1_000_000 });
        await RunningAsync(host);
        _serverTime.Advance(s_limit);
        await EndedAsync(host);
        Assert.Empty(host.Logs.Lines);
    }

    private static async Task<StatusCode> CodeAsync(Task call) =>
        (await Assert.ThrowsAsync<RpcException>(() => call)).StatusCode;

    private static Task RunningAsync(EchoHost host) => Until.TrueAsync(() => host.Journal.Open == 1, "the method runs");

    private static Task EndedAsync(EchoHost host) => Until.TrueAsync(() => host.Journal.Open == 0, "the method ended");

    private EchoService.EchoServiceClient Client(EchoHost host) =>
        host.Client(new GrpcChannelOptions { TimeProvider = _clientTime });

    private Task<EchoHost> StartAsync(Action<GrpcServiceOptions>? options = null) => EchoHost.StartAsync(
        options,
        listen => listen.Protocols = HttpProtocols.Http2,
        services => services.AddSingleton<TimeProvider>(_serverTime),
        _ => { });
}
