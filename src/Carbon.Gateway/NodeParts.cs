using Carbon.Archive;
using Carbon.Gateway.Settings;
using Carbon.Index;
using Carbon.Ledger;
using Carbon.Registry.Policies;

namespace Carbon.Gateway;

/// <summary>What both listeners of a node stand on.</summary>
internal sealed record NodeParts(
    NodeSettings Settings,
    NodeIdentity Identity,
    PolicyBook Policies,
    RegistryIndex Index,
    Outbox Outbox,
    ChainFollower Follower,
    NodeMeters Meters,
    ILoggerFactory Loggers,
    TimeProvider Time,
    NodeSigner Key,
    BlockArchive? Archive);
