namespace Carbon.Index.Store;

/// <summary>
/// Tells statements apart. A statement is mostly asked for by the very object it was prepared from, so a few of its
/// characters make a good enough hash, many times faster than all of them.
/// </summary>
internal sealed class SqlComparer : IEqualityComparer<string>
{
    public static SqlComparer Instance { get; } = new();

    public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

    public int GetHashCode(string sql)
    {
        var length = sql.Length;
        return length == 0
            ? 0
            : HashCode.Combine(length, sql[0], sql[length / 4], sql[length / 2], sql[length * 3 / 4], sql[^1]);
    }
}
