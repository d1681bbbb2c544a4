using Carbon.Index.Rows;

namespace Carbon.Index.Queries;

public sealed partial class IndexSnapshot
{
    private const int MonthBits = 20;
    private const int CodeBits = 4;

    /// <summary>
    /// Statistics of the months from one to another, both included, of a division or, for 0, of all: by division, kind,
    /// month, measure and purpose. The place holds these five in one integer.
    /// </summary>
    public ListPage<StatisticRow> Statistics(uint division, (uint From, uint To) months, ListPlace after, int take) =>
        Scan(
            after,
            take,
            (place, count) => Statistics(division, place, count),
            row => row.Month >= months.From && row.Month <= months.To,
            row => new(Packed(row)));

    private IReadOnlyList<StatisticRow> Statistics(uint division, ListPlace after, int take)
    {
        var (last, key) = (division == 0 ? DivisionMax : division, after.First);
        long Code() => Next(ref key, CodeBits);
        var (purpose, measure) = (Code(), Code());
        var month = Next(ref key, MonthBits);
        var (kind, start) = (Code(), (long)key);
        return Session.All(
            """
            SELECT division, kind, month, measure, purpose, count, high, low FROM statistics
            WHERE (division, kind, month, measure, purpose) > ($1, $2, $3, $4, $5) AND division >= $6 AND division <= $7
            ORDER BY division, kind, month, measure, purpose LIMIT $8
            """,
            row => new StatisticRow(
                row.Small(0), row.Code<Kind>(1), row.Small(2), row.Code<Measure>(3), row.Code<Purpose>(4),
                row.Unsigned(5), new UInt128(row.Unsigned(6), row.Unsigned(7))),
            start, kind, month, measure, purpose, (long)division, (long)last, Bounded(take));
    }

    private static ulong Packed(StatisticRow row) =>
        (((((((((ulong)row.Division << CodeBits) | (ulong)row.Kind) << MonthBits) | row.Month) << CodeBits)
            | (ulong)row.Measure) << CodeBits) | (ulong)row.Purpose);

    private static long Next(ref ulong key, int bits)
    {
        var value = (long)(key & ((1UL << bits) - 1));
        key >>= bits;
        return value;
    }
}
