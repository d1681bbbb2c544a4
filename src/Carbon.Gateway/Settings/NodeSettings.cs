using System.Net;
using Carbon.Gateway.Callers;
using Carbon.Ledger;

namespace Carbon.Gateway.Settings;

/// <summary>All that one node is told, checked for form; paths are absolute.</summary>
/// <param name="Member">The member whose key signs here.</param>
/// <param name="MemberName">Its name as the operator knows it, for the log.</param>
/// <param name="DataFolder">Where archive and outbox lie, and the index if it is a file.</param>
/// <param name="Archive">Whether every block taken is kept whole beside the index.</param>
/// <param name="Index">Where the index lies.</param>
/// <param name="PoliciesFolder">Where the divisions' rules lie, or null.</param>
/// <param name="Chain">The chain.</param>
/// <param name="Reads">How fresh a reading must be.</param>
/// <param name="Outbox">How writes are carried.</param>
/// <param name="Signer">The key.</param>
/// <param name="MemberListener">Where the member's own callers connect.</param>
/// <param name="PublicListener">Where anyone connects.</param>
/// <param name="PublicAddress">How the public finds the page; QR codes lead there.</param>
/// <param name="Callers">Who may call, by the URI in the certificate.</param>
public sealed record NodeSettings(
    MemberId Member,
    string MemberName,
    string DataFolder,
    bool Archive,
    IndexSettings Index,
    string? PoliciesFolder,
    ChainSettings Chain,
    ReadSettings Reads,
    OutboxSettings Outbox,
    SignerSettings Signer,
    MemberListenerSettings MemberListener,
    PublicListenerSettings PublicListener,
    Uri PublicAddress,
    IReadOnlyList<KnownCaller> Callers);

/// <summary>The chain and the register on it.</summary>
/// <param name="RpcUrl">The member's own chain node.</param>
/// <param name="SecondRpcUrl">Another node of the chain, asked before anything is undone, or null.</param>
/// <param name="HeadsUrl">A WebSocket of the chain node that announces blocks, or null; polling goes on.</param>
/// <param name="Deployment">File that names the register's contracts.</param>
/// <param name="Confirmations">
/// Blocks to wait for before one counts, 0 to 100, no fewer than the network's; null: as the network says.
/// </param>
/// <param name="PollInterval">Time between looks at the head, 20 ms to 60 s.</param>
/// <param name="StallPatience">How long head or index may stand still unsaid; zero: for ever.</param>
/// <param name="GasCap">The most gas one transaction may take, from 21000; null: what a block takes.</param>
/// <param name="Fees">What the chain takes for gas.</param>
public sealed record ChainSettings(
    Uri RpcUrl,
    Uri? SecondRpcUrl,
    Uri? HeadsUrl,
    string Deployment,
    int? Confirmations,
    TimeSpan PollInterval,
    TimeSpan StallPatience,
    ulong? GasCap,
    FeeMode Fees)
{
    /// <summary>
    /// Whether blocks are dated by the clock; a chain that may stand still for ever makes them on demand.
    /// </summary>
    public bool ComparesClock => StallPatience > TimeSpan.Zero;
}

/// <summary>How far a reading may lag that something is decided on.</summary>
/// <param name="MaxLagBlocks">Blocks behind the chain's head, 0 to 10000.</param>
/// <param name="MaxLag">Age of the last block, 1 s to 1 day.</param>
public sealed record ReadSettings(ulong MaxLagBlocks, TimeSpan MaxLag)
{
    /// <summary>For a chain that makes a block every few seconds, empty or not.</summary>
    public static ReadSettings Usual { get; } = new(3, TimeSpan.FromSeconds(30));
}

/// <summary>How the outbox carries writes.</summary>
/// <param name="QueueMax">Unsettled writes from which no more are taken, 1 to 1000000.</param>
/// <param name="SendWindow">Transactions in the chain node's pool at once, 1 to 10000; below its own limit.</param>
/// <param name="RebroadcastInterval">After how long the same bytes are sent again, 100 ms to 10 min.</param>
public sealed record OutboxSettings(int QueueMax, int SendWindow, TimeSpan RebroadcastInterval)
{
    /// <summary>For a chain node with the usual pool.</summary>
    public static OutboxSettings Usual { get; } = new(10_000, 512, TimeSpan.FromSeconds(5));
}

/// <summary>The listener with mutual TLS.</summary>
/// <param name="Address">Address to listen on.</param>
/// <param name="Port">Port, or 0 for any.</param>
/// <param name="CaCertificate">The consortium's CA, the only root that is trusted.</param>
/// <param name="Certificate">The node's own certificate.</param>
/// <param name="PrivateKey">Its key.</param>
/// <param name="Limits">What one caller may ask.</param>
public sealed record MemberListenerSettings(
    IPAddress Address,
    int Port,
    string CaCertificate,
    string Certificate,
    string PrivateKey,
    RequestRate Limits);

/// <summary>How much one visitor or caller may ask.</summary>
/// <param name="RequestsPerSecond">On average; 1 to 100000.</param>
/// <param name="Burst">At once; 1 to 100000.</param>
public sealed record RequestRate(int RequestsPerSecond, int Burst)
{
    /// <summary>Ample for a member's own programs, little for one that repeats without end.</summary>
    public static RequestRate OfCaller { get; } = new(RequestsPerSecond: 500, Burst: 1000);

    /// <summary>Ample for people and scripts, little for a flood.</summary>
    public static RequestRate OfVisitor { get; } = new(RequestsPerSecond: 50, Burst: 200);
}

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
/// <param name="Rate">From one address.</param>
/// <param name="Concurrent">From all together, at once; 1 to 10000.</param>
public sealed record PublicLimits(RequestRate Rate, int Concurrent)
{
    /// <summary>What is borne where nothing is said.</summary>
    public static PublicLimits Usual { get; } = new(RequestRate.OfVisitor, Concurrent: 64);
}
