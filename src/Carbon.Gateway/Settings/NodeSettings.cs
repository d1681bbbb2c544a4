using System.Net;
using Carbon.Gateway.Callers;

namespace Carbon.Gateway.Settings;

/// <summary>All that one node is told, checked for form; paths are absolute.</summary>
/// <param name="Member">The member whose key signs here.</param>
/// <param name="MemberName">Its name as the operator knows it, for the log.</param>
/// <param name="DataFolder">Where index and outbox lie.</param>
/// <param name="PoliciesFolder">Where the divisions' rules lie, or null.</param>
/// <param name="Chain">The chain.</param>
/// <param name="Signer">The key.</param>
/// <param name="MemberListener">Where the member's own callers connect.</param>
/// <param name="PublicListener">Where anyone connects.</param>
/// <param name="PublicAddress">How the public finds the page; QR codes lead there.</param>
/// <param name="Callers">Who may call, by the URI in the certificate.</param>
public sealed record NodeSettings(
    MemberId Member,
    string MemberName,
    string DataFolder,
    string? PoliciesFolder,
    ChainSettings Chain,
    SignerSettings Signer,
    MemberListenerSettings MemberListener,
    PublicListenerSettings PublicListener,
    Uri PublicAddress,
    IReadOnlyList<KnownCaller> Callers);

/// <summary>The chain and the register on it.</summary>
/// <param name="RpcUrl">The member's own chain node.</param>
/// <param name="Deployment">File that names the register's contracts.</param>
/// <param name="Confirmations">Blocks to wait for before one counts, 0 to 100.</param>
/// <param name="PollInterval">Time between looks at the head, 20 ms to 60 s.</param>
public sealed record ChainSettings(Uri RpcUrl, string Deployment, int Confirmations, TimeSpan PollInterval);

/// <summary>The member's key.</summary>
/// <param name="Keystore">Keystore V3 file.</param>
/// <param name="PassphraseFile">File whose first line opens it.</param>
public sealed record SignerSettings(string Keystore, string PassphraseFile);

/// <summary>The listener with mutual TLS.</summary>
/// <param name="Address">Address to listen on.</param>
/// <param name="Port">Port, or 0 for any.</param>
/// <param name="CaCertificate">The consortium's CA, the only root that is trusted.</param>
/// <param name="Certificate">The node's own certificate.</param>
/// <param name="PrivateKey">Its key.</param>
public sealed record MemberListenerSettings(
    IPAddress Address,
    int Port,
    string CaCertificate,
    string Certificate,
    string PrivateKey);

/// <summary>The listener for anyone.</summary>
/// <param name="Address">Address to listen on.</param>
/// <param name="HttpPort">Port of page and JSON, or 0 for any.</param>
/// <param name="GrpcPort">Port of gRPC without TLS, or 0 for any.</param>
/// <param name="Limits">What one visitor and all together may ask.</param>
/// <param name="TrustedProxies">Proxies whose word on a visitor's address is taken.</param>
public sealed record PublicListenerSettings(
    IPAddress Address,
    int HttpPort,
    int GrpcPort,
    PublicLimits Limits,
    IReadOnlyList<IPAddress> TrustedProxies);

/// <summary>What the public listener bears.</summary>
/// <param name="RequestsPerSecond">From one address, on average; 1 to 100000.</param>
/// <param name="Burst">From one address, at once; 1 to 100000.</param>
/// <param name="Concurrent">From all together, at once; 1 to 10000.</param>
public sealed record PublicLimits(int RequestsPerSecond, int Burst, int Concurrent)
{
    /// <summary>Ample for people and scripts, little for a flood.</summary>
    public static PublicLimits Usual { get; } = new(RequestsPerSecond: 50, Burst: 200, Concurrent: 64);
}
