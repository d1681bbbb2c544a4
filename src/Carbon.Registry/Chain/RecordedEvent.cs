using Carbon.Registry.Events;

namespace Carbon.Registry.Chain;

/// <summary>An event with its place in the block.</summary>
/// <param name="LogIndex">Position among all logs of the block, from 0.</param>
/// <param name="TransactionHash">The transaction that made it.</param>
/// <param name="Event">The fact.</param>
public sealed record RecordedEvent(uint LogIndex, Digest TransactionHash, RegistryEvent Event);
