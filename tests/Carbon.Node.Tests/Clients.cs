using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Carbon.Cli.Nodes;
using Carbon.Cli.Pki;
using Grpc.Net.Client;

namespace Carbon.Node.Tests;

/// <summary>Channels to forestry's member listener, with the clerk's certificate or another.</summary>
internal static class Clients
{
    /// <summary>With the clerk's certificate.</summary>
    public static GrpcChannel Open(NetworkFixture network) => NodeChannel.Member(network.Layout, network.ForestryState);

    /// <summary>With a certificate that the authority gives to a URI.</summary>
    public static GrpcChannel OpenAs(NetworkFixture network, CertificateAuthority authority, Uri caller)
    {
        var leaf = authority.IssueClient("a caller", caller, TimeProvider.System);
        return OpenWith(network, X509Certificate2.CreateFromPem(leaf.CertificatePem, leaf.KeyPem));
    }

    /// <summary>With any certificate, or none.</summary>
    public static GrpcChannel OpenWith(NetworkFixture network, X509Certificate2? certificate)
    {
        var handler = new SocketsHttpHandler { UseProxy = false };
        handler.SslOptions = new SslClientAuthenticationOptions
        {
            ClientCertificates = certificate is null ? [] : [certificate],
            LocalCertificateSelectionCallback = certificate is null ? null : (_, _, _, _, _) => certificate,
            CertificateChainPolicy = Trusting(network),
        };
        return GrpcChannel.ForAddress(
            network.ForestryState.MemberAddress,
            new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });
    }

    /// <summary>Trusts the servers of the consortium's authority alone.</summary>
    public static X509ChainPolicy Trusting(NetworkFixture network)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(network.Layout.AuthorityCertificate));
        return policy;
    }
}
