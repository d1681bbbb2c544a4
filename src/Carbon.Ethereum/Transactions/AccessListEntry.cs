namespace Carbon.Ethereum;

/// <summary>An address and those of its storage slots that a transaction announces (EIP-2930).</summary>
public sealed record AccessListEntry(Address Address, IReadOnlyList<Hash32> StorageKeys);
