using System.Security.Claims;
using System.Security.Cryptography.X509Certificates;
using System.Text.Encodings.Web;
using Carbon.Test.V1;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Carbon.Grpc.Tests;

public sealed class MutualTlsTests : IDisposable
{
    private readonly Certificates _certificates = new();

    public void Dispose() => _certificates.Dispose();

    [Fact]
    public async Task Accepts_a_certificate_of_the_consortium()
    {
        await using var host = await StartAsync();
        using var certificate = _certificates.Client("operator");
        Assert.Equal("a", (await Client(host, certificate).SayAsync(new EchoRequest { Text = "a" })).Text);
    }

    [Fact]
    public async Task Refuses_a_client_without_a_certificate()
    {
        await using var host = await StartAsync();
        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await Client(host, null).SayAsync(new EchoRequest()));
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
    }

    [Fact]
    public async Task Refuses_a_certificate_of_another_authority()
    {
        await using var host = await StartAsync();
        using var others = new Certificates();
        using var certificate = others.Client("operator");
        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await Client(host, certificate).SayAsync(new EchoRequest()));
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
    }

    [Fact]
    public async Task A_role_that_may_not_call_is_denied()
    {
        await using var host = await StartAsync();
        using var certificate = _certificates.Client("auditor");
        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await Client(host, certificate).SayAsync(new EchoRequest()));
        Assert.Equal(StatusCode.PermissionDenied, failure.StatusCode);
    }

    [Fact]
    public async Task A_caller_without_a_role_is_unauthenticated()
    {
        await using var host = await StartAsync();
        using var certificate = _certificates.Client("nobody");
        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await Client(host, certificate).SayAsync(new EchoRequest()));
        Assert.Equal(StatusCode.Unauthenticated, failure.StatusCode);
    }

    private EchoService.EchoServiceClient Client(EchoHost host, X509Certificate2? certificate)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, remote, _, _) =>
            remote is X509Certificate2 server && _certificates.IssuedServer(server);
        if (certificate is not null)
            handler.SslOptions.ClientCertificates = [certificate];
        return host.Client(new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });
    }

    private Task<EchoHost> StartAsync() => EchoHost.StartAsync(
        null,
        listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = _certificates.Server;
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            https.ClientCertificateValidation = (certificate, _, _) => _certificates.IssuedClient(certificate);
        }),
        services =>
        {
            services.AddAuthentication("certificate")
                .AddScheme<AuthenticationSchemeOptions, RoleHandler>("certificate", null);
            services.AddAuthorizationBuilder()
                .AddPolicy("operator", policy => policy.RequireRole("operator"));
        },
        _ => { },
        endpoints => endpoints.RequireAuthorization("operator"));

    private sealed class RoleHandler(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var name = Context.Connection.ClientCertificate!.GetNameInfo(X509NameType.DnsName, false);
            var role = name.Split('.')[0];
            if (role == "nobody")
                return Task.FromResult(AuthenticateResult.NoResult());
            var identity = new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], Scheme.Name);
            var ticket = new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(ticket));
        }
    }
}
