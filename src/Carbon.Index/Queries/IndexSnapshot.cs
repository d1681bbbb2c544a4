using Carbon.Index.Fold;
using Carbon.Index.Rows;

namespace Carbon.Index.Queries;

/// <summary>
/// The register as of one block. Lists come in the order of their cursor, begin after `after` (zero: at the start),
/// and hold at most `take`, 1 to 1000.
/// </summary>
public sealed partial class IndexSnapshot
{
    /// <summary>The most rows that one answer holds.</summary>
    public const int TakeMax = 1_000;

    private SqlSession? _session;

    internal IndexSnapshot(SqlSession session)
    {
        _session = session;
        // The first read fixes the state that all later ones see.
        Tip = BlockTable.Tip(session);
    }

    /// <summary>The last block taken in, or null before the first.</summary>
    public IndexTip? Tip { get; }

    private SqlSession Session => _session ?? throw new ObjectDisposedException(nameof(IndexSnapshot));

    /// <summary>Hash of a block, or null where it is unknown or older than what can be undone.</summary>
    public Digest? HashAt(ulong height) => Session.One(
        "SELECT hash FROM blocks WHERE height = $1", row => new Found<Digest>(row.Digest(0)), height.Cell())?.Value;

    /// <summary>How much the index holds.</summary>
    public IndexCounts Counts() => new(
        (ulong)Session.Count("SELECT count(*) FROM tickets"),
        (ulong)Session.Count("SELECT count(*) FROM applications"),
        (ulong)Session.Count("SELECT count(*) FROM vouchers"),
        (ulong)Session.Count("SELECT count(*) FROM pledges"),
        (ulong)Session.Count("SELECT count(*) FROM members"),
        (ulong)Session.Count("SELECT count(*) FROM persons"));

    /// <summary>
    /// SHA-256 over every row in canonical order, and the tip: equal for equal chains, however the blocks came. Reads
    /// the whole file.
    /// </summary>
    public Digest ComputeDigest() => IndexDigest.Of(Session, Tip);

    internal void Close() => _session = null;

    private static long Bounded(int take)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, TakeMax);
        return take;
    }

    private sealed record Found<T>(T Value);
}
