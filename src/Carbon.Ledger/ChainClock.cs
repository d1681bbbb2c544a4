using System.Globalization;

namespace Carbon.Ledger;

/// <summary>
/// Holds this machine's clock against the chain's. Validators take no block that is dated more than a second ahead of
/// their own clocks. A clock that runs ahead of the chain cannot be told from a chain that rests.
/// </summary>
public static class ChainClock
{
    private const double AheadMaxSeconds = 1;

    /// <summary>Says that a block is dated ahead of the clock by more than a second, or null.</summary>
    /// <param name="blockTime">What the block says, in seconds since 1970.</param>
    /// <param name="time">The clock.</param>
    public static string? Complaint(ulong blockTime, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        var ahead = blockTime - (time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0);
        return ahead <= AheadMaxSeconds ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"The chain's newest block is dated {ahead:0.0} s ahead of this machine's clock: set the clock.");
    }
}
