using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Carbon.Index.Store;

/// <summary>A prepared statement of PostgreSQL, and the row that it stands on.</summary>
internal sealed class PostgresStatement(NpgsqlCommand command) : StoreRows
{
    private NpgsqlDataReader? _rows;

    /// <summary>Takes the values of the next run. Kinds are those of the first run.</summary>
    public void Bind(ReadOnlySpan<StoreValue> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (command.Parameters.Count == i)
                command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = TypeOf(values[i].Kind) });
            command.Parameters[i].Value = ValueOf(values[i]);
        }

        if (!command.IsPrepared)
            command.Prepare();
    }

    public int Run() => PostgresFaults.Try(command.ExecuteNonQuery);

    public void Begin() => _rows = PostgresFaults.Try(() => command.ExecuteReader());

    public override bool Next() => PostgresFaults.Try(_rows!.Read);

    public override bool IsDBNull(int column) => _rows!.IsDBNull(column);

    public override long GetInt64(int column) => _rows!.GetValue(column) switch
    {
        long number => number,
        int number => number,
        bool condition => condition ? 1 : 0,
        decimal sum => (long)sum,
        var other => throw new InvalidOperationException($"A {other.GetType().Name} is no number of the index."),
    };

    public override byte[] GetBytes(int column) => _rows!.GetFieldValue<byte[]>(column);

    public override string GetString(int column) => _rows!.GetValue(column) switch
    {
        byte[] utf8 => Encoding.UTF8.GetString(utf8),
        string name => name,
        var other => throw new InvalidOperationException($"A {other.GetType().Name} is no text of the index."),
    };

    public override void Dispose()
    {
        _rows?.Dispose();
        _rows = null;
    }

    /// <summary>Gives the statement back for good.</summary>
    public void Close() => command.Dispose();

    private static NpgsqlDbType TypeOf(ColumnKind kind) =>
        kind == ColumnKind.Number ? NpgsqlDbType.Bigint : NpgsqlDbType.Bytea;

    private static object ValueOf(in StoreValue value) => value switch
    {
        { IsNull: true } => DBNull.Value,
        { Kind: ColumnKind.Number } => value.Number,
        _ => value.Bytes,
    };
}
