namespace Carbon.Registry.Chain;

/// <summary>A block by height and hash.</summary>
/// <param name="Height">Number of the block, from 0.</param>
/// <param name="Hash">Its hash.</param>
public readonly record struct BlockPoint(ulong Height, Digest Hash);
