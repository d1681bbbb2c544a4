namespace Carbon.Ethereum;

/// <summary>The transaction that made a log: its block, its hash, and its place in the block from 0.</summary>
public sealed record LogPlace(ulong BlockNumber, Hash32 BlockHash, Hash32 TransactionHash, uint TransactionIndex);
