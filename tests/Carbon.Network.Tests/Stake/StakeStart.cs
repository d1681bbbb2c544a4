namespace Carbon.Network.Tests;

/// <summary>What every Lodestar of a network must know alike.</summary>
/// <param name="Seconds">When the first slot begins, in seconds since 1970.</param>
/// <param name="FirstBlock">The hash of EthereumJS's block 0.</param>
internal sealed record StakeStart(long Seconds, Hash32 FirstBlock);
