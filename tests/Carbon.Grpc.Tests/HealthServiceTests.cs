using Grpc.Core;
using Grpc.Health.V1;
using Grpc.HealthCheck;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Carbon.Grpc.Tests;

public sealed class HealthServiceTests
{
    private static readonly HealthCheckRequest s_index = new() { Service = "index" };

    [Fact]
    public async Task Check_answers_what_the_application_set()
    {
        await using var host = await StartAsync();
        var health = host.Services.GetRequiredService<HealthService>();
        var client = new Health.HealthClient(host.Channel());
        health.SetStatus("", ServingStatus.Serving);
        health.SetStatus("index", ServingStatus.NotServing);
        Assert.Equal(ServingStatus.Serving, (await client.CheckAsync(new HealthCheckRequest())).Status);
        Assert.Equal(ServingStatus.NotServing, (await client.CheckAsync(s_index)).Status);
        health.StopServing();
        Assert.Equal(ServingStatus.NotServing, (await client.CheckAsync(new HealthCheckRequest())).Status);
    }

    [Fact]
    public async Task Check_does_not_find_an_unknown_service()
    {
        await using var host = await StartAsync();
        var client = new Health.HealthClient(host.Channel());
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await client.CheckAsync(s_index));
        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
    }

    [Fact]
    public async Task Watch_tells_each_change_from_unknown_on()
    {
        await using var host = await StartAsync();
        var health = host.Services.GetRequiredService<HealthService>();
        using var watch = new Health.HealthClient(host.Channel()).Watch(s_index);
        Assert.Equal(ServingStatus.ServiceUnknown, await NextAsync(watch));
        health.SetStatus("index", ServingStatus.Serving);
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));
        health.SetStatus("index", ServingStatus.Serving);
        health.SetStatus("other", ServingStatus.NotServing);
        health.SetStatus("index", ServingStatus.NotServing);
        Assert.Equal(ServingStatus.NotServing, await NextAsync(watch));
        health.ClearStatus("index");
        Assert.Equal(ServingStatus.ServiceUnknown, await NextAsync(watch));
    }

    [Fact]
    public async Task Watch_lets_its_callers_go_when_the_server_stops()
    {
        var host = await StartAsync();
        using var watch = new Health.HealthClient(host.Channel()).Watch(s_index);
        Assert.Equal(ServingStatus.ServiceUnknown, await NextAsync(watch));
        var stopping = host.DisposeAsync();
        var failure = await Assert.ThrowsAsync<RpcException>(() => watch.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        await stopping;
        Assert.Empty(host.Logs.Lines);
    }

    private static async Task<ServingStatus> NextAsync(AsyncServerStreamingCall<HealthCheckResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext());
        return watch.ResponseStream.Current.Status;
    }

    private static Task<EchoHost> StartAsync() => EchoHost.StartAsync(
        null,
        listen => listen.Protocols = HttpProtocols.Http2,
        services => services.AddGrpcHealth(),
        app => app.MapGrpcHealthService());
}
