using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Carbon.Storage;
using SQLitePCL;

namespace Carbon.Index.Store;

/// <summary>A prepared statement of SQLite, and the row that it stands on.</summary>
internal sealed class SqliteStatement : StoreRows
{
    private const int RoomLeast = 256;

    private readonly SqliteFaults _faults;
    private readonly sqlite3_stmt _owner;
    private readonly nint _statement;
    private readonly List<int> _places = [];

    // The bytes and texts of a run, one after the other. The array never moves, so SQLite reads them where they lie.
    private byte[] _bound = Room(RoomLeast);

    public SqliteStatement(sqlite3 database, string sql, SqliteFaults faults)
    {
        _faults = faults;
        faults.Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _owner));
        _statement = _owner.DangerousGetHandle();
    }

    /// <summary>Takes the values of the next run.</summary>
    public void Bind(ReadOnlySpan<StoreValue> values)
    {
        var needed = 0;
        foreach (ref readonly var value in values)
            needed += value.Length;
        if (needed > _bound.Length)
            _bound = Room(needed * 2);
        var used = 0;
        for (var i = 0; i < values.Length; i++)
        {
            ref readonly var value = ref values[i];
            var length = value.Length;
            value.CopyTo(_bound.AsSpan(used, length));
            Bind(PlaceOf(i), value, Marshal.UnsafeAddrOfPinnedArrayElement(_bound, used));
            used += length;
        }
    }

    public override bool Next()
    {
        var result = SqliteCalls.Step(_statement);
        if (result == raw.SQLITE_ROW)
            return true;
        if (result != raw.SQLITE_DONE)
            throw _faults.Of(result);
        return false;
    }

    public override bool IsDBNull(int column) => SqliteCalls.ColumnType(_statement, column) == raw.SQLITE_NULL;

    public override long GetInt64(int column) => SqliteCalls.ColumnNumber(_statement, column);

    public override byte[] GetBytes(int column)
    {
        // In this order: asking for the bytes may change their length, by turning a number into its digits.
        var address = SqliteCalls.ColumnBytes(_statement, column);
        var length = SqliteCalls.ColumnLength(_statement, column);
        if (length == 0)
            return [];
        var bytes = GC.AllocateUninitializedArray<byte>(length);
        Marshal.Copy(address, bytes, 0, length);
        return bytes;
    }

    // As bytes: a text of SQLite's own reading ends at the first zero character.
    public override string GetString(int column) => Encoding.UTF8.GetString(GetBytes(column));

    /// <summary>Ends the run; what it failed of was thrown before.</summary>
    public override void Dispose() => _ = SqliteCalls.Reset(_statement);

    /// <summary>Gives the statement back for good.</summary>
    public void Close() => _owner.Dispose();

    private static byte[] Room(int length) => GC.AllocateUninitializedArray<byte>(length, pinned: true);

    private void Bind(int place, in StoreValue value, nint content) => _faults.Check(
        value.IsNull ? SqliteCalls.BindNull(_statement, place) : value.Kind switch
        {
            ColumnKind.Number => SqliteCalls.BindNumber(_statement, place, value.Number),
            ColumnKind.Bytes =>
                SqliteCalls.BindBytes(_statement, place, content, value.Length, SqliteCalls.Static),
            ColumnKind.Text =>
                SqliteCalls.BindText(_statement, place, content, value.Length, SqliteCalls.Static),
        });

    /// <summary>SQLite counts places in the order in which a statement first names them.</summary>
    private int PlaceOf(int value)
    {
        while (_places.Count <= value)
        {
            var name = "$" + (_places.Count + 1).ToString(CultureInfo.InvariantCulture);
            var place = raw.sqlite3_bind_parameter_index(_owner, name);
            _places.Add(place != 0 ? place : throw new InvalidOperationException($"The statement has no {name}."));
        }

        return _places[value];
    }
}
