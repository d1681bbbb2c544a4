using System.Globalization;
using System.Text;
using SQLitePCL;

namespace Carbon.Index.Store;

/// <summary>A prepared statement of SQLite, and the row that it stands on.</summary>
internal sealed class SqliteStatement : StoreRows
{
    private readonly SqliteFaults _faults;
    private readonly sqlite3_stmt _statement;
    private readonly List<int> _places = [];

    public SqliteStatement(sqlite3 database, string sql, SqliteFaults faults)
    {
        _faults = faults;
        faults.Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>Takes the values of the next run.</summary>
    public void Bind(ReadOnlySpan<StoreValue> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            ref readonly var value = ref values[i];
            var place = PlaceOf(i);
            _faults.Check(value.IsNull ? raw.sqlite3_bind_null(_statement, place) : value.Kind switch
            {
                ColumnKind.Number => raw.sqlite3_bind_int64(_statement, place, value.Number),
                ColumnKind.Bytes => BindBytes(place, value.Bytes),
                ColumnKind.Text => BindText(place, value.Bytes),
            });
        }
    }

    public override bool Next()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
            return true;
        if (result != raw.SQLITE_DONE)
            throw _faults.Of(result);
        return false;
    }

    public override bool IsDBNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public override long GetInt64(int column) => raw.sqlite3_column_int64(_statement, column);

    public override byte[] GetBytes(int column) => raw.sqlite3_column_blob(_statement, column).ToArray();

    // As bytes: a text of SQLite's own reading ends at the first zero character.
    public override string GetString(int column) =>
        Encoding.UTF8.GetString(raw.sqlite3_column_blob(_statement, column));

    /// <summary>Ends the run; what it failed of was thrown before.</summary>
    public override void Dispose() => raw.sqlite3_reset(_statement);

    /// <summary>Gives the statement back for good.</summary>
    public void Close() => _statement.Dispose();

    // Where there is no byte there is no address either, and SQLite takes that for nothing at all.
    private int BindBytes(int place, byte[] bytes) => bytes.Length == 0
        ? raw.sqlite3_bind_zeroblob(_statement, place, 0)
        : raw.sqlite3_bind_blob(_statement, place, bytes);

    private int BindText(int place, byte[] text) => text.Length == 0
        ? raw.sqlite3_bind_text(_statement, place, "")
        : raw.sqlite3_bind_text(_statement, place, text);

    /// <summary>SQLite counts places in the order in which a statement first names them.</summary>
    private int PlaceOf(int value)
    {
        while (_places.Count <= value)
        {
            var name = "$" + (_places.Count + 1).ToString(CultureInfo.InvariantCulture);
            var place = raw.sqlite3_bind_parameter_index(_statement, name);
            _places.Add(place != 0 ? place : throw new InvalidOperationException($"The statement has no {name}."));
        }

        return _places[value];
    }
}
