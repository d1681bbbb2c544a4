using System.Text;
using System.Text.RegularExpressions;
using Carbon.Index.Schema;

namespace Carbon.Index.Store;

/// <summary>
/// What PostgreSQL says in its own way. Its own text holds no zero character, which a name on chain may hold, and is
/// ordered by a locale; a text of the index is therefore its UTF-8 as bytes, under a domain that tells it from other
/// bytes.
/// </summary>
internal static partial class PostgresDialect
{
    public const string TextDomain = "utf8_bytes";

    /// <summary>What every schema begins with.</summary>
    public const string Foundation = $"CREATE DOMAIN {TextDomain} AS bytea;";

    private static readonly (string Sqlite, string Postgres)[] Words =
    [
        ("seq INTEGER PRIMARY KEY", "seq bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY"),
        (") STRICT, WITHOUT ROWID;", ");"),
        (") STRICT;", ");"),
        (" INTEGER", " bigint"),
        (" BLOB", " bytea"),
        (" TEXT", " " + TextDomain),
    ];

    /// <summary>
    /// A step of the schema, which is written for SQLite. There a table may refer to one that comes later, here not:
    /// references are made after all tables, and go with them.
    /// </summary>
    public static string Translate(string step)
    {
        var text = Words.Aggregate(step,
            (text, word) => text.Replace(word.Sqlite, word.Postgres, StringComparison.Ordinal));
        var references = new StringBuilder();
        var tables = Table().Replace(text, table => Column().Replace(table.Value, column =>
        {
            references.Append($"ALTER TABLE {table.Groups[1]} ADD FOREIGN KEY ({column.Groups[1]})");
            references.Append($"{column.Groups[3]};\n");
            return column.Groups[1].Value + column.Groups[2].Value;
        }));
        return Drop().Replace(tables, "$0 CASCADE") + references;
    }

    public static IReadOnlyList<StoreColumn> Columns(SqlSession session, string table) => session.All(
        """
        SELECT a.attname::text, CASE WHEN t.typname = 'int8' THEN 0 WHEN t.typname = 'bytea' THEN 1
          WHEN t.typname = 'utf8_bytes' THEN 2 END, coalesce(array_position(i.indkey::int2[], a.attnum) + 1, 0)
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
        WHERE n.nspname = current_schema() AND c.relname::text = convert_from($1, 'UTF8') AND a.attnum > 0
          AND NOT a.attisdropped
        ORDER BY a.attnum
        """,
        row => new StoreColumn(row.GetString(0), (ColumnKind)row.GetInt64(1), (int)row.GetInt64(2)), table);

    /// <summary>A function that notes what takes a change back, and the triggers that call it.</summary>
    public static string Triggers(string table, IReadOnlyList<StoreColumn> columns)
    {
        var undo = new UndoStatements(table, columns, (value, _) => $"quote_nullable({value})");
        return
            $"""
            CREATE OR REPLACE FUNCTION undo_{table}() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN
              IF TG_OP = 'INSERT' THEN {Note(undo, "INSERT")}
              ELSIF TG_OP = 'UPDATE' THEN {Note(undo, "UPDATE")}
              ELSE {Note(undo, "DELETE")}
              END IF;
              RETURN NULL;
            END $body$;
            CREATE OR REPLACE TRIGGER undo_{table} AFTER INSERT OR UPDATE OR DELETE ON {table} FOR EACH ROW
              WHEN (current_setting('carbon.journal', true) = 'on') EXECUTE FUNCTION undo_{table}();
            """;
    }

    private static string Note(UndoStatements undo, string change) =>
        UndoStatements.Note($"convert_to({undo.Of(change)}, 'UTF8')");

    [GeneratedRegex(@"CREATE TABLE (\w+) \([^;]*;")]
    private static partial Regex Table();

    [GeneratedRegex(
        @"(?<=^ +)(\w+)( [^,\n]*?)( REFERENCES \w+ \(\w+\)(?: ON DELETE CASCADE)?)", RegexOptions.Multiline)]
    private static partial Regex Column();

    [GeneratedRegex(@"DROP TABLE [\w ]+")]
    private static partial Regex Drop();
}
