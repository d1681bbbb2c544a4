using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>A write as the outbox keeps it.</summary>
internal sealed record WriteRow(
    long Id,
    string Caller,
    Guid RequestId,
    byte[] PayloadDigest,
    string Command,
    ulong Nonce,
    byte[] SignedBytes,
    Hash32 Hash,
    WriteState State,
    ulong? BlockHeight,
    Hash32? BlockHash,
    ulong GasUsed,
    string? Logs,
    byte[]? Revert)
{
    public bool IsSettled => State is WriteState.Mined or WriteState.Refused or WriteState.Reverted;
}

/// <summary>A write before it has a nonce.</summary>
internal sealed record WriteIntent(string Caller, Guid RequestId, byte[] PayloadDigest, string Command);

/// <summary>What the chain says of a write.</summary>
internal sealed record WriteOutcome(
    WriteState State, ulong BlockHeight, Hash32 BlockHash, ulong GasUsed, string? Logs, byte[]? Revert);
