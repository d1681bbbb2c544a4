using System.Numerics;

namespace Carbon.Ethereum;

/// <summary>A transaction as a node knows it; the block members are null while it is pending.</summary>
public sealed record ChainTransaction(
    Hash32 Hash,
    Address From,
    Address? To,
    ulong Nonce,
    ulong GasLimit,
    BigInteger Value,
    byte[] Input,
    Hash32? BlockHash,
    ulong? BlockNumber);
