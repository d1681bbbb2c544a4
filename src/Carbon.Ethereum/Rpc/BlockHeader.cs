using System.Numerics;

namespace Carbon.Ethereum;

/// <summary>
/// A block's header as a node tells it; the timestamp is in seconds since 1970, gas in units, fee in wei. Rest is null
/// where the node leaves out what the hash is made of.
/// </summary>
public sealed record BlockHeader(
    ulong Number,
    Hash32 Hash,
    Hash32 ParentHash,
    ulong Timestamp,
    ulong GasLimit,
    ulong GasUsed,
    BigInteger? BaseFeePerGas,
    Hash32 StateRoot,
    Hash32 TransactionsRoot,
    Hash32 ReceiptsRoot,
    byte[] LogsBloom,
    Address Miner,
    byte[] ExtraData,
    HeaderRest? Rest);
