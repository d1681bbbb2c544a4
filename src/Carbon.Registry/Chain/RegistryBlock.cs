namespace Carbon.Registry.Chain;

/// <summary>A block as the register sees it: where it stands, when it was made, what it recorded.</summary>
/// <param name="Point">Height and hash.</param>
/// <param name="ParentHash">Hash of the block before.</param>
/// <param name="TimeSeconds">Seconds since 1970, as the block says.</param>
/// <param name="Events">What the register's contracts recorded, in order of log index.</param>
public sealed record RegistryBlock(
    BlockPoint Point,
    Digest ParentHash,
    ulong TimeSeconds,
    IReadOnlyList<RecordedEvent> Events);
