using System.Numerics;

namespace Carbon.Ethereum;

/// <summary>
/// What a header holds besides and its hash covers too. The members that may be null came with later forks, in this
/// order; where one is null, so are those after it.
/// </summary>
public sealed record HeaderRest(
    Hash32 UnclesHash,
    BigInteger Difficulty,
    Hash32 MixHash,
    ulong Nonce,
    Hash32? WithdrawalsRoot,
    ulong? BlobGasUsed,
    ulong? ExcessBlobGas,
    Hash32? ParentBeaconBlockRoot,
    Hash32? RequestsHash);
