using System.Text;

namespace Carbon.Index.Schema;

/// <summary>
/// Makes the triggers that keep the undo journal: each change of a row writes the statement that takes it back, so no
/// fold can forget to. The statements are taken back to front. Triggers belong to one connection (TEMP), so a file
/// carries none that could differ from the release that reads it.
/// </summary>
internal static class UndoTriggers
{
    private const string Height = "(SELECT max(height) FROM blocks)";

    /// <summary>Makes the triggers of every journalled table on the writing connection.</summary>
    public static void Create(SqlSession session)
    {
        foreach (var table in IndexSchema.Journalled)
        {
            var columns = session.All(
                "SELECT name, type, pk FROM pragma_table_info($1)",
                row => new Column(row.GetString(0), row.GetString(1) == "TEXT", row.GetInt32(2) > 0), table);
            session.RunOnce(Trigger(table, "INSERT", Delete(table, columns)));
            session.RunOnce(Trigger(table, "UPDATE", Update(table, columns)));
            session.RunOnce(Trigger(table, "DELETE", Insert(table, columns)));
        }
    }

    private static string Trigger(string table, string change, string statement) =>
        $"CREATE TEMP TRIGGER undo_{table}_{change} AFTER {change} ON main.{table} BEGIN " +
        $"INSERT INTO undo (height, statement) VALUES ({Height}, {statement}); END";

    private static string Delete(string table, IReadOnlyList<Column> columns) =>
        $"'DELETE FROM {table} WHERE '" + Where(columns, "new");

    private static string Update(string table, IReadOnlyList<Column> columns)
    {
        var text = new StringBuilder($"'UPDATE {table} SET '");
        for (var i = 0; i < columns.Count; i++)
            text.Append($" || '{(i == 0 ? "" : ", ")}{columns[i].Name} = ' || {columns[i].Quoted("old")}");
        return text.Append(" || ' WHERE '").Append(Where(columns, "new")).ToString();
    }

    private static string Insert(string table, IReadOnlyList<Column> columns)
    {
        var names = string.Join(", ", columns.Select(column => column.Name));
        var text = new StringBuilder($"'INSERT INTO {table} ({names}) VALUES ('");
        for (var i = 0; i < columns.Count; i++)
            text.Append($" || {(i == 0 ? "''" : "', '")} || {columns[i].Quoted("old")}");
        return text.Append(" || ')'").ToString();
    }

    private static string Where(IReadOnlyList<Column> columns, string side)
    {
        var text = new StringBuilder();
        var and = "";
        foreach (var column in columns.Where(c => c.IsKey))
        {
            text.Append($" || '{and}{column.Name} = ' || {column.Quoted(side)}");
            and = " AND ";
        }

        return text.ToString();
    }

    private sealed record Column(string Name, bool IsText, bool IsKey)
    {
        /// <summary>
        /// The value as a literal. quote() ends a text at a zero character, which a name on chain may hold, so a text
        /// goes as its bytes.
        /// </summary>
        public string Quoted(string side) => IsText
            ? $"'CAST(' || quote(CAST({side}.{Name} AS BLOB)) || ' AS TEXT)'"
            : $"quote({side}.{Name})";
    }
}
