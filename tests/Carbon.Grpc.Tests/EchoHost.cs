using Carbon.Test.V1;
using Grpc.AspNetCore.Server;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Carbon.Grpc.Tests;

/// <summary>The echo service on Kestrel, on a free loopback port.</summary>
public sealed class EchoHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EchoHost(WebApplication app, LogLines logs)
    {
        _app = app;
        Logs = logs;
        Address = app.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        Port = new Uri(Address).Port;
    }

    public string Address { get; }

    public int Port { get; }

    public LogLines Logs { get; }

    public EchoJournal Journal => _app.Services.GetRequiredService<EchoJournal>();

    public IServiceProvider Services => _app.Services;

    public static Task<EchoHost> StartAsync(Action<GrpcServiceOptions>? options = null) =>
        StartAsync(options, listen => listen.Protocols = HttpProtocols.Http2, _ => { }, _ => { });

    public static async Task<EchoHost> StartAsync(
        Action<GrpcServiceOptions>? options,
        Action<ListenOptions> listen,
        Action<IServiceCollection> services,
        Action<WebApplication> map,
        Action<GrpcServiceEndpointConventionBuilder>? echo = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var logs = new LogLines();
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Information);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen));
        builder.Services.AddSingleton<EchoJournal>();
        builder.Services.AddGrpc(options ?? (_ => { }));
        services(builder.Services);
        var app = builder.Build();
        var endpoints = app.MapGrpcService<EchoServer>();
        echo?.Invoke(endpoints);
        map(app);
        await app.StartAsync();
        return new EchoHost(app, logs);
    }

    public GrpcChannel Channel(GrpcChannelOptions? options = null) =>
        GrpcChannel.ForAddress(Address, options ?? new GrpcChannelOptions());

    public EchoService.EchoServiceClient Client(GrpcChannelOptions? options = null) => new(Channel(options));

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
