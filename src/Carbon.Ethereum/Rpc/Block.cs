namespace Carbon.Ethereum;

/// <summary>A block: its header and the hashes of its transactions in order.</summary>
public sealed record Block(BlockHeader Header, IReadOnlyList<Hash32> Transactions);
