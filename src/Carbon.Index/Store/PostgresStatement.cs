using Npgsql;
using NpgsqlTypes;

namespace Carbon.Index.Store;

/// <summary>A prepared statement of PostgreSQL.</summary>
internal sealed class PostgresStatement(NpgsqlCommand command)
{
    /// <summary>Takes the values of the next run. Kinds are those of the first run.</summary>
    public void Bind(ReadOnlySpan<StoreValue> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (command.Parameters.Count == i)
                command.Parameters.Add(Parameter(values[i]));
            else
                command.Parameters[i].Value = ValueOf(values[i]);
        }

        if (!command.IsPrepared)
            command.Prepare();
    }

    public int Run() => PostgresFaults.Try(command.ExecuteNonQuery);

    public PostgresRows Ask() => new(PostgresFaults.Try(() => command.ExecuteReader()));

    /// <summary>Gives the statement back for good.</summary>
    public void Close() => command.Dispose();

    /// <summary>A value as the next parameter of a command.</summary>
    public static NpgsqlParameter Parameter(in StoreValue value) =>
        new() { NpgsqlDbType = TypeOf(value.Kind), Value = ValueOf(value) };

    private static NpgsqlDbType TypeOf(ColumnKind kind) =>
        kind == ColumnKind.Number ? NpgsqlDbType.Bigint : NpgsqlDbType.Bytea;

    private static object ValueOf(in StoreValue value) => value switch
    {
        { IsNull: true } => DBNull.Value,
        { Kind: ColumnKind.Number } => value.Number,
        _ => value.Bytes,
    };
}
