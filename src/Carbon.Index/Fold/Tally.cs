using Carbon.Index.Rows;

namespace Carbon.Index.Fold;

/// <summary>
/// What the events of one block add to the statistics. It is booked once at the block's end, so that many events of one
/// sort change one row once.
/// </summary>
internal sealed class Tally
{
    private readonly SortedDictionary<Entry, (ulong Count, UInt128 Amount)> _open = [];

    /// <summary>Counts something of tickets that a number is of.</summary>
    public void Add(RegisterNumber number, Measure measure, ulong amount) =>
        Add(number.Division, Registry.KindNames.OfSeries(number.Series), (measure, Purpose.None), amount);

    /// <summary>Counts a voucher.</summary>
    public void AddOffset(uint division, Kind kind, Purpose purpose, ulong amount) =>
        Add(division, kind, (Measure.Offset, purpose), amount);

    /// <summary>Books the block's sums under the month of its time.</summary>
    public void Book(FoldContext context)
    {
        var day = Registry.ChinaTime.DateOf(unchecked((ulong)context.TimeCell));
        var month = (day.Year * 100L) + day.Month;
        foreach (var (entry, added) in _open)
            Book(context, month, entry, added);
    }

    private void Add(uint division, Kind kind, (Measure Measure, Purpose Purpose) what, ulong amount)
    {
        var entry = new Entry(division, kind, what.Measure, what.Purpose);
        var (count, sum) = _open.GetValueOrDefault(entry);
        _open[entry] = (count + 1, sum + amount);
    }

    private static void Book(FoldContext context, long month, Entry entry, (ulong Count, UInt128 Amount) added)
    {
        var before = context.Session.One(
            """
            SELECT count, high, low FROM statistics
            WHERE division = $1 AND kind = $2 AND month = $3 AND measure = $4 AND purpose = $5
            """,
            row => new { Count = row.Unsigned(0), Amount = new UInt128(row.Unsigned(1), row.Unsigned(2)) },
            (long)entry.Division, entry.Kind.Cell(), month, entry.Measure.Cell(), entry.Purpose.Cell());
        var sum = (before?.Amount ?? 0) + added.Amount;
        context.Change(
            before is null
                ? """
                  INSERT INTO statistics (division, kind, month, measure, purpose, count, high, low)
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                  """
                : """
                  UPDATE statistics SET count = $6, high = $7, low = $8
                  WHERE division = $1 AND kind = $2 AND month = $3 AND measure = $4 AND purpose = $5
                  """,
            (long)entry.Division, entry.Kind.Cell(), month, entry.Measure.Cell(), entry.Purpose.Cell(),
            ((before?.Count ?? 0) + added.Count).Cell(), ((ulong)(sum >> 64)).Cell(), unchecked((ulong)sum).Cell());
    }

    private readonly record struct Entry(uint Division, Kind Kind, Measure Measure, Purpose Purpose)
        : IComparable<Entry>
    {
        public int CompareTo(Entry other) =>
            (Division, Kind, Measure, Purpose).CompareTo((other.Division, other.Kind, other.Measure, other.Purpose));
    }
}
