using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>A write as the outbox keeps it.</summary>
internal sealed record WriteRow(
    long Id,
    string Caller,
    Guid RequestId,
    byte[] PayloadDigest,
    string Command,
    WriteState State,
    PricedCall? Call,
    ulong? Nonce,
    byte[]? SignedBytes,
    Hash32? Hash,
    ulong? BlockHeight,
    Hash32? BlockHash,
    ulong GasUsed,
    string? Logs,
    byte[]? Revert,
    bool IsFinal,
    DateTimeOffset ReceivedAt)
{
    public bool IsSettled => State is WriteState.Mined or WriteState.Refused or WriteState.Reverted;

    /// <summary>Whether nothing more happens to it by itself.</summary>
    public bool IsAtRest => IsSettled || State is WriteState.Halted or WriteState.Displaced;
}

/// <summary>A write before it is stored.</summary>
internal sealed record WriteIntent(
    string Caller, Guid RequestId, byte[] PayloadDigest, string Command, DateTimeOffset ReceivedAt);

/// <summary>What the chain says of a write.</summary>
internal sealed record WriteOutcome(
    WriteState State, ulong BlockHeight, Hash32 BlockHash, ulong GasUsed, string? Logs, byte[]? Revert);
