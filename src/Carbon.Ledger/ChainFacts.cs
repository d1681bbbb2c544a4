using System.Numerics;

namespace Carbon.Ledger;

/// <summary>What a node's engine can do, as found at start.</summary>
/// <param name="BaseFee">
/// The newest block's base fee in wei; null where blocks carry none, and so no typed transactions are taken.
/// </param>
/// <param name="HashesHeaders">
/// Whether a header can be hashed again to the hash that it bears, as the genesis block's showed.
/// </param>
public sealed record ChainFacts(BigInteger? BaseFee, bool HashesHeaders);
