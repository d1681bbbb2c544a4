using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Network;
using Grpc.Net.Client;

namespace Carbon.Cli.Nodes;

/// <summary>Channels to nodes: a member's own under mutual TLS, or the public one that anyone may read.</summary>
internal static class NodeChannel
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);

    /// <summary>A channel to the public read-only listener, without TLS on the loopback interface.</summary>
    public static GrpcChannel Public(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw Arguments.Wrong($"{address} is no address of a node: it looks like http://127.0.0.1:17612.");
        return GrpcChannel.ForAddress(
            uri, new GrpcChannelOptions { HttpHandler = Handler(), DisposeHttpClient = true });
    }

    /// <summary>A channel to a member's listener with the clerk's certificate of that node.</summary>
    public static GrpcChannel Member(NetworkLayout layout, NodeState node)
    {
        var files = layout.Node(node.Key);
        var handler = Handler();
        try
        {
            handler.SslOptions = new()
            {
                ClientCertificates = [X509Certificate2.CreateFromPemFile(files.ClientCertificate, files.ClientKey)],
                CertificateChainPolicy = Trusting(layout.AuthorityCertificate),
            };
        }
        catch (Exception e) when (e is CryptographicException or IOException)
        {
            throw new CommandException(Exit.Failed, $"The certificates of {node.Key} cannot be read: {e.Message}", e);
        }

        return GrpcChannel.ForAddress(
            node.MemberAddress, new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });
    }

    private static SocketsHttpHandler Handler() => new()
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = ConnectLimit,
        EnableMultipleHttp2Connections = true,
    };

    private static X509ChainPolicy Trusting(string authority)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(authority));
        policy.ApplicationPolicy.Add(new Oid(ServerUse));
        return policy;
    }
}
