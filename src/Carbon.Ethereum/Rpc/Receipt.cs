using System.Numerics;

namespace Carbon.Ethereum;

/// <summary>What a mined transaction did; a failed one has no logs and Succeeded false.</summary>
public sealed record Receipt(
    Hash32 TransactionHash,
    uint TransactionIndex,
    Hash32 BlockHash,
    ulong BlockNumber,
    Address From,
    Address? To,
    Address? ContractAddress,
    bool Succeeded,
    ulong GasUsed,
    ulong CumulativeGasUsed,
    BigInteger? EffectiveGasPrice,
    byte Type,
    byte[] LogsBloom,
    IReadOnlyList<LogEntry> Logs);
