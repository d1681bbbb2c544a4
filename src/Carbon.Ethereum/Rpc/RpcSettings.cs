namespace Carbon.Ethereum;

/// <summary>Where a node's JSON-RPC stands and what a call may cost.</summary>
public sealed record RpcSettings(Uri Endpoint)
{
    /// <summary>The longest a request may take, reply included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The largest reply that is read, in bytes.</summary>
    public int MaxReplyBytes { get; init; } = 64 * 1024 * 1024;
}
