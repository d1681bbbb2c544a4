namespace Carbon.Signer;

/// <summary>What a signer says once it listens.</summary>
/// <param name="Address">The key's address.</param>
/// <param name="Socket">Where it listens.</param>
/// <param name="ChainId">The only chain it signs for.</param>
/// <param name="Contracts">How many contracts it signs for.</param>
internal sealed record SignerReady(string Address, string Socket, ulong ChainId, int Contracts);
