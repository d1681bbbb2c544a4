using System.Text;
using Npgsql;

namespace Carbon.Index.Store;

/// <summary>The rows that PostgreSQL answers with.</summary>
internal sealed class PostgresRows(NpgsqlDataReader rows) : StoreRows
{
    public override bool Next() => PostgresFaults.Try(rows.Read);

    public override bool IsDBNull(int column) => rows.IsDBNull(column);

    public override long GetInt64(int column) => rows.GetValue(column) switch
    {
        long number => number,
        int number => number,
        bool condition => condition ? 1 : 0,
        decimal sum => (long)sum,
        var other => throw new InvalidOperationException($"A {other.GetType().Name} is no number of the index."),
    };

    public override byte[] GetBytes(int column) => rows.GetFieldValue<byte[]>(column);

    public override string GetString(int column) => rows.GetValue(column) switch
    {
        byte[] utf8 => Encoding.UTF8.GetString(utf8),
        string name => name,
        var other => throw new InvalidOperationException($"A {other.GetType().Name} is no text of the index."),
    };

    public override void Dispose() => rows.Dispose();
}
