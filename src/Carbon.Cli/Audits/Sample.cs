namespace Carbon.Cli.Audits;

/// <summary>Draws rows evenly from a stream of any length, the same for the same seed.</summary>
internal sealed class Sample(int? most, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>All rows, or so many of them.</summary>
    public IEnumerable<T> Of<T>(IEnumerable<T> rows)
    {
        if (most is not { } count)
            return rows;
        var drawn = new List<T>(count);
        var seen = 0;
        foreach (var row in rows)
        {
            seen++;
            if (drawn.Count < count)
                drawn.Add(row);
            else if (_random.Next(seen) is var at && at < count)
                drawn[at] = row;
        }

        return drawn;
    }
}
