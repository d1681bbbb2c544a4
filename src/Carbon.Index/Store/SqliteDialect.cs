using Carbon.Index.Schema;

namespace Carbon.Index.Store;

/// <summary>What SQLite says in its own way. The schema's own text is SQLite's.</summary>
internal static class SqliteDialect
{
    private static readonly string[] Changes = ["INSERT", "UPDATE", "DELETE"];

    public static IReadOnlyList<StoreColumn> Columns(SqlSession session, string table) => session.All(
        "SELECT name, type, pk FROM pragma_table_info($1) ORDER BY cid",
        row => new StoreColumn(row.GetString(0), Kind(row.GetString(1)), (int)row.GetInt64(2)), table);

    /// <summary>
    /// Triggers belong to one connection (TEMP), so a file carries none that could differ from the release that reads
    /// it.
    /// </summary>
    public static string Triggers(string table, IReadOnlyList<StoreColumn> columns)
    {
        var undo = new UndoStatements(table, columns, Literal);
        return string.Concat(Changes.Select(change =>
            $"CREATE TEMP TRIGGER undo_{table}_{change} AFTER {change} ON main.{table} BEGIN " +
            $"{UndoStatements.Note(undo.Of(change))} END;"));
    }

    public static string NoTriggers(string table) =>
        string.Concat(Changes.Select(change => $"DROP TRIGGER temp.undo_{table}_{change};"));

    // quote() ends a text at a zero character, which a name on chain may hold, so a text goes as its bytes.
    private static string Literal(string value, ColumnKind kind) => kind == ColumnKind.Text
        ? $"'CAST(' || quote(CAST({value} AS BLOB)) || ' AS TEXT)'"
        : $"quote({value})";

    private static ColumnKind Kind(string type) => type switch
    {
        "INTEGER" => ColumnKind.Number,
        "BLOB" => ColumnKind.Bytes,
        "TEXT" => ColumnKind.Text,
        _ => throw new InvalidOperationException($"{type} is no type of the index."),
    };
}
