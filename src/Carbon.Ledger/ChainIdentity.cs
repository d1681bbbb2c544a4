using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>A node that was found to be on the register's chain.</summary>
/// <param name="Newest">Its newest block's header when it was asked.</param>
/// <param name="HashesHeaders">
/// Whether a header can be hashed again to the hash that it bears, as the newest or the genesis block's showed.
/// </param>
public sealed record ChainIdentity(BlockHeader Newest, bool HashesHeaders);
