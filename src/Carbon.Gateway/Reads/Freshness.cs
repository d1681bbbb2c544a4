using Carbon.Gateway.Answers;
using Carbon.Gateway.Settings;
using Carbon.Ledger;

namespace Carbon.Gateway.Reads;

/// <summary>
/// How far behind the chain a reading may be that something is decided on. Where nobody can tell how far, it is too
/// far: a node that is cut off sees an old head, and to it the old head is no lag at all.
/// </summary>
internal static class Freshness
{
    /// <summary>Sees to it that a reading is fresh.</summary>
    /// <exception cref="IndexBehindException">It lags, or the node cannot tell.</exception>
    public static void Require(ReadSettings limits, FollowerStatus status, Wire.AsOf asOf, DateTimeOffset now)
    {
        if (status is not { HeadHeight: not null, Holding: false, LastError: null, HaltedBecause: null })
            throw IndexBehindException.Unknown(asOf.Height);
        var age = now - asOf.BlockTime.ToDateTimeOffset();
        if (asOf.LagBlocks > limits.MaxLagBlocks)
            throw IndexBehindException.Lagging(asOf.Height, asOf.LagBlocks, age);
        if (age <= limits.MaxLag)
            return;
        // Without lag the node has the head itself, and that is old: the chain stands, or we are cut off from it.
        throw asOf.LagBlocks == 0
            ? IndexBehindException.ChainStands(asOf.Height, age)
            : IndexBehindException.Lagging(asOf.Height, asOf.LagBlocks, age);
    }
}
