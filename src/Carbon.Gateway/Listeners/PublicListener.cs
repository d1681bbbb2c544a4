using Carbon.Gateway.Page;
using Carbon.Gateway.PublicFace;
using Carbon.Gateway.Services;
using Carbon.Gateway.Watching;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.FileProviders;

namespace Carbon.Gateway.Listeners;

/// <summary>
/// Where anyone reads: the page and JSON on one port, gRPC without TLS on another. No service that writes is mapped
/// here, so there is nothing to forbid.
/// </summary>
internal static class PublicListener
{
    /// <summary>Makes the listener; nothing listens before it is started.</summary>
    public static (WebApplication App, Func<(int Http, int Grpc)> Ports) Make(NodeParts parts)
    {
        var settings = parts.Settings.PublicListener;
        var builder = ListenerServices.NewBuilder(parts);
        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = Limits.PublicMessageBytes;
            grpc.DefaultDeadline = Limits.UsualDeadline;
            grpc.DefaultStreamDeadline = TimeSpan.FromMinutes(10);
        });
        builder.Services.AddRazorComponents();
        // A stream holds its place among the requests at once, so streams may take a part of them only.
        builder.Services.AddSingleton(new WatchSeats(
            Limits.VisitorStreams, Math.Clamp(settings.Limits.Concurrent / 4, 1, Limits.PublicStreams)));
        builder.Services.AddSingleton<PageDesk>();
        builder.Services.AddSingleton<JsonFace>();
        PublicBounds.AddTo(builder.Services, settings.Limits);
        ListenOptions? http = null, grpc = null;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = 4 * Limits.PublicMessageBytes;
            kestrel.Limits.MaxConcurrentConnections = 1024;
            kestrel.Limits.Http2.MaxStreamsPerConnection = 32;
            kestrel.Listen(settings.Address, settings.HttpPort, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                http = listen;
            });
            kestrel.Listen(settings.Address, settings.GrpcPort, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                grpc = listen;
            });
        });
        var app = builder.Build();
        if (settings.TrustedProxies.Count > 0)
            app.UseForwardedHeaders(Proxies(settings.TrustedProxies));
        app.Use(SecurityHeaders.AddAsync);
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new EmbeddedFileProvider(typeof(PublicListener).Assembly, "Carbon.Gateway.wwwroot"),
            OnPrepareResponse = sent => sent.Context.Response.Headers.CacheControl = "public, max-age=3600",
        });
        app.UseRateLimiter();
        app.MapGrpcService<TicketQueryService>();
        app.MapGrpcService<WatchService>();
        app.MapGrpcService<RegisterQueryService>();
        app.MapGrpcHealthService();
        app.MapGrpcReflectionService();
        app.Services.GetRequiredService<JsonFace>().MapTo(app);
        app.Services.GetRequiredService<PageDesk>().MapTo(app);
        return (app, () => (http?.IPEndPoint?.Port ?? settings.HttpPort, grpc?.IPEndPoint?.Port ?? settings.GrpcPort));
    }

    private static ForwardedHeadersOptions Proxies(IReadOnlyList<System.Net.IPAddress> trusted)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor };
        foreach (var proxy in trusted)
            options.KnownProxies.Add(proxy);
        return options;
    }
}
