using Microsoft.Extensions.Logging;

namespace Carbon.Ledger;

/// <summary>What the loops of one outbox share.</summary>
internal sealed record OutboxParts(
    OutboxOptions Options,
    ChainFacts Chain,
    OutboxStore Store,
    Halt Halt,
    Complaints Complaints,
    Waiters Waiters,
    TimeProvider Time,
    ILogger Logger)
{
    /// <summary>How often bytes were sent.</summary>
    public SendCounts Sends { get; } = new();

    /// <summary>Where tests end a process; nothing in a node listens.</summary>
    public void Reached(WritePoint point) => Options.Reached?.Invoke(point);
}
