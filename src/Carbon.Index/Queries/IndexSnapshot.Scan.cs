namespace Carbon.Index.Queries;

public sealed partial class IndexSnapshot
{
    /// <summary>The most rows that one page looks at for those that fit.</summary>
    public const int LookMax = 4_000;

    /// <summary>
    /// Takes rows off a list that one index serves, and keeps those that fit, until the page is full, the list ends,
    /// or enough was looked at: a filter that fits hardly any row costs many pages, and never one long one.
    /// </summary>
    private static ListPage<TRow> Scan<TRow>(
        ListPlace after,
        int take,
        Func<ListPlace, int, IReadOnlyList<TRow>> rowsAfter,
        Func<TRow, bool> fits,
        Func<TRow, ListPlace> placeOf)
    {
        var kept = new List<TRow>();
        for (var left = LookMax; left > 0;)
        {
            var asked = Math.Min(left, (int)Bounded(take));
            var rows = rowsAfter(after, asked);
            foreach (var row in rows)
            {
                after = placeOf(row);
                if (fits(row))
                    kept.Add(row);
                if (kept.Count == take)
                    return new(kept, after);
            }

            if (rows.Count < asked)
                return new(kept, null);
            left -= rows.Count;
        }

        return new(kept, after);
    }

    private static bool IsWithin(ulong seconds, ulong from, ulong before) => seconds >= from && seconds < before;
}
