using Carbon.Registry.Chain;

namespace Carbon.Ledger;

/// <summary>How far the chain was followed.</summary>
/// <param name="Tip">The last block taken, or null before the first.</param>
/// <param name="HeadHeight">Height of the node's newest block when last asked, or null before the first answer.</param>
/// <param name="Holding">
/// Whether the node is behind what it said before, or contradicts it; nothing is undone meanwhile.
/// </param>
/// <param name="LastError">Why the chain could not be read last time, or null where it could.</param>
/// <param name="HaltedBecause">Why following has ended for good, or null.</param>
public sealed record FollowerStatus(
    BlockPoint? Tip,
    ulong? HeadHeight,
    bool Holding,
    string? LastError,
    string? HaltedBecause)
{
    /// <summary>What people should look at though following goes on, or null.</summary>
    public string? Complaint { get; init; }
}
