using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Carbon.Gateway.Callers;
using Carbon.Gateway.Reads;
using Carbon.Gateway.Services;
using Carbon.Gateway.Settings;
using Carbon.Gateway.Watching;
using Carbon.Gateway.Writes;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Carbon.Gateway.Listeners;

/// <summary>Where the member's own callers read and write, by mutual TLS.</summary>
internal static class MemberListener
{
    /// <summary>Makes the listener; nothing listens before it is started.</summary>
    /// <exception cref="StartRefusedException">A certificate or key cannot be read.</exception>
    public static (WebApplication App, Func<int> Port) Make(NodeParts parts)
    {
        var settings = parts.Settings.MemberListener;
        var builder = ListenerServices.NewBuilder(parts);
        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = Limits.MemberMessageBytes;
            grpc.DefaultDeadline = Limits.UsualDeadline;
        });
        builder.Services.AddSingleton(new CallerTable(parts.Settings.Callers));
        builder.Services.AddSingleton<CallerGate>();
        RequestBounds.AddPerCaller(builder.Services, settings.Limits);
        builder.Services.AddSingleton(new WatchSeats(Limits.CallerStreams, Limits.MemberStreams));
        builder.Services.AddSingleton<WriteDesk>();
        builder.Services.AddSingleton<DeskLists>();
        builder.Services.AddSingleton<PledgeCheck>();
        builder.Services.AddSingleton<MemberReads>();
        builder.Services.AddSingleton<DeskMethods>();
        var tls = Tls(settings, parts.Time);
        ListenOptions? listening = null;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = 4 * Limits.MemberMessageBytes;
            kestrel.Limits.MaxConcurrentConnections = 256;
            kestrel.Listen(settings.Address, settings.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                listen.UseHttps(tls);
                listening = listen;
            });
        });
        var app = builder.Build();
        var gate = app.Services.GetRequiredService<CallerGate>();
        app.Use((http, next) => gate.PassAsync(http, next));
        app.UseRateLimiter();
        app.MapGrpcService<TicketQueryService>();
        app.MapGrpcService<WatchService>();
        app.MapGrpcService<RegisterQueryService>();
        DeskMethods.MapTo(app);
        app.MapGrpcService<OperationService>();
        app.MapGrpcService<OutboxService>();
        app.MapGrpcService<NodeService>();
        app.MapGrpcHealthService();
        app.MapGrpcReflectionService();
        app.MapGet("/metrics", http =>
        {
            http.Response.ContentType = "text/plain; version=0.0.4";
            return http.Response.WriteAsync(parts.Meters.Text(), http.RequestAborted);
        });
        return (app, () => listening?.IPEndPoint?.Port ?? settings.Port);
    }

    private static HttpsConnectionAdapterOptions Tls(MemberListenerSettings settings, TimeProvider time)
    {
        try
        {
            var trust = new CertificateTrust(
                X509CertificateLoader.LoadCertificateFromFile(settings.CaCertificate), time);
            return new HttpsConnectionAdapterOptions
            {
                ServerCertificate = X509Certificate2.CreateFromPemFile(settings.Certificate, settings.PrivateKey),
                SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                ClientCertificateMode = ClientCertificateMode.RequireCertificate,
                ClientCertificateValidation = trust.Accepts,
            };
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                StartRefusedException.WrongSettings,
                $"The certificates of the member listener cannot be used: {e.Message}",
                e);
        }
    }
}
