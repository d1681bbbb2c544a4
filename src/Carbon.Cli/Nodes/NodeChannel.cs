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
        return Member(
            node.MemberAddress, new(layout.AuthorityCertificate, files.ClientCertificate, files.ClientKey));
    }

    /// <summary>A channel to a member's listener with the certificate of whoever looks after that node.</summary>
    public static GrpcChannel Administrator(NetworkLayout layout, NodeState node)
    {
        var files = layout.Node(node.Key);
        return Member(
            node.MemberAddress,
            new(layout.AuthorityCertificate, files.AdministratorCertificate, files.AdministratorKey));
    }

    /// <summary>A channel to any member's listener, with any certificate of the consortium.</summary>
    public static GrpcChannel Member(string address, ClientFiles files)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
            throw Arguments.Wrong($"{address} is no address of a member listener: it looks like https://node:17610.");
        var handler = Handler();
        try
        {
            handler.SslOptions = new()
            {
                ClientCertificates = [X509Certificate2.CreateFromPemFile(files.Certificate, files.Key)],
                CertificateChainPolicy = Trusting(files.Authority),
            };
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            handler.Dispose();
            throw new CommandException(
                Exit.Failed, $"The certificates for {address} cannot be read: {e.Message}", e);
        }

        return GrpcChannel.ForAddress(
            uri, new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });
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

/// <summary>What a caller shows and what it trusts: the consortium's CA, its own certificate and key, in PEM.</summary>
internal sealed record ClientFiles(string Authority, string Certificate, string Key);
