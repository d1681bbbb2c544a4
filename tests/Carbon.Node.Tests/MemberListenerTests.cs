using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Carbon.Cli.Nodes;
using Carbon.Cli.Pki;
using Carbon.Gateway.Callers;
using Grpc.Core;
using Grpc.Net.Client;

namespace Carbon.Node.Tests;

[Collection(NetworkTests.Name)]
public sealed class MemberListenerTests(NetworkFixture network)
{
    [Fact]
    public async Task Turns_away_a_client_without_a_certificate()
    {
        using var channel = Clients.OpenWith(network, null);
        Assert.Equal(StatusCode.Unavailable, await StatusAsync(channel));
    }

    [Fact]
    public async Task Turns_away_a_certificate_of_a_foreign_authority()
    {
        using var authority = CertificateAuthority.Create("Carbon sample consortium CA", TimeProvider.System);
        using var channel = Clients.OpenAs(network, authority, NetworkFixture.Reader);
        Assert.Equal(StatusCode.Unavailable, await StatusAsync(channel));
    }

    [Fact]
    public async Task Turns_away_a_certificate_that_has_run_out()
    {
        using var channel = Clients.OpenWith(network, Leaf(NetworkFixture.Reader, days: -1));
        Assert.Equal(StatusCode.Unavailable, await StatusAsync(channel));
    }

    [Fact]
    public async Task Turns_away_the_certificate_of_a_server()
    {
        var files = network.Layout.Node("bank");
        using var channel = Clients.OpenWith(
            network, X509Certificate2.CreateFromPemFile(files.ServerCertificate, files.ServerKey));
        Assert.Equal(StatusCode.Unavailable, await StatusAsync(channel));
    }

    [Fact]
    public async Task Refuses_a_caller_that_the_table_does_not_name()
    {
        using var authority = network.OpenAuthority();
        using var channel = Clients.OpenAs(network, authority, new Uri("urn:carbon:caller:bank:clerk"));
        var info = await Refused.ByAsync(
            RefusalCode.CallerUnknown, StatusCode.Unauthenticated, () => AskAsync(channel));
        Assert.Equal("urn:carbon:caller:bank:clerk", info.Metadata["caller"]);
    }

    [Fact]
    public async Task Lets_each_role_make_exactly_the_calls_of_the_table()
    {
        using var authority = network.OpenAuthority();
        using var reader = Clients.OpenAs(network, authority, NetworkFixture.Reader);
        using var clerk = Clients.Open(network);
        using var administrator = NodeChannel.Administrator(network.Layout, network.ForestryState);
        (CallerRole Role, GrpcChannel Channel)[] callers =
        [
            (CallerRole.Reader, reader), (CallerRole.Operator, clerk), (CallerRole.Administrator, administrator),
        ];

        // An empty halt is refused for its field, and a resume of what runs changes nothing.
        foreach (var (method, roles) in MethodRules.All.Where(rule => !IsStream(rule.Key)))
            foreach (var (role, channel) in callers)
                Assert.True(
                    roles.Contains(role) != await IsForbiddenAsync(channel, method), $"{method} as {role}");
    }

    internal X509Certificate2 Leaf(Uri caller, int days)
    {
        using var authority = X509Certificate2.CreateFromPemFile(
            network.Layout.AuthorityCertificate, Path.Combine(network.Layout.PkiFolder, "ca.key"));
        using var signing = authority.GetECDsaPrivateKey()!;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=late", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddUri(caller);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2")], false));
        var end = TimeProvider.System.GetUtcNow().AddDays(days);
        using var signed = request.Create(
            authority.SubjectName, X509SignatureGenerator.CreateForECDsa(signing), end.AddDays(-10), end, [7, 7]);
        return signed.CopyWithPrivateKey(key);
    }

    private static bool IsStream(string method) =>
        method.EndsWith("ServerReflectionInfo", StringComparison.Ordinal) ||
        method.Contains("Watch", StringComparison.Ordinal);

    private static Task<Wire.NodeStatus> AskAsync(GrpcChannel channel) =>
        new Wire.NodeService.NodeServiceClient(channel).GetNodeStatusAsync(new()).ResponseAsync;

    private static async Task<StatusCode> StatusAsync(GrpcChannel channel) =>
        (await Assert.ThrowsAsync<RpcException>(() => AskAsync(channel))).StatusCode;

    // An empty request: what is let through is refused for its fields, or answered.
    private static async Task<bool> IsForbiddenAsync(GrpcChannel channel, string method)
    {
        var parts = method.Split('/');
        var empty = Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes);
        var call = new Method<byte[], byte[]>(MethodType.Unary, parts[1], parts[2], empty, empty);
        try
        {
            await channel.CreateCallInvoker().AsyncUnaryCall(call, null, default, []).ResponseAsync;
            return false;
        }
        catch (RpcException e)
        {
            return Carbon.Grpc.RichStatus.Detail<Google.Rpc.ErrorInfo>(e)?.Reason
                == RefusalNames.ReasonOf(RefusalCode.CallerForbidden);
        }
    }
}
