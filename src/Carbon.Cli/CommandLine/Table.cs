namespace Carbon.Cli.CommandLine;

/// <summary>Rows in aligned columns, also where Chinese and Latin letters mix.</summary>
internal sealed class Table
{
    private readonly List<string[]> _rows = [];

    public Table(params string[] header)
    {
        if (header.Length > 0)
            _rows.Add(header);
    }

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Write(TextWriter writer)
    {
        var columns = _rows.Count == 0 ? 0 : _rows.Max(row => row.Length);
        var widths = Enumerable.Range(0, columns)
            .Select(i => _rows.Max(row => i < row.Length ? DisplayWidth.Of(row[i]) : 0))
            .ToArray();
        foreach (var row in _rows)
            writer.WriteLine(string.Join("  ", row.Select((cell, i) => DisplayWidth.Pad(cell, widths[i]))).TrimEnd());
    }
}
