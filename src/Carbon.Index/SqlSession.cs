using System.Diagnostics.CodeAnalysis;
using Carbon.Storage;
using Microsoft.Data.Sqlite;

namespace Carbon.Index;

/// <summary>A connection with its prepared statements. For one thread at a time.</summary>
internal sealed class SqlSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
        connection.Dispose();
    }

    public T InTransaction<T>(Func<T> work) => connection.InTransaction(work);

    /// <summary>Runs a statement and says how many rows it changed.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQuery();

    /// <summary>Runs a statement that will hardly come again.</summary>
    public void RunOnce(string sql) => connection.Execute(sql);

    /// <summary>The first row, or null.</summary>
    public T? One<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
        where T : class
    {
        using var rows = Bind(sql, values).ExecuteReader();
        return rows.Read() ? read(rows) : null;
    }

    /// <summary>All rows. `read` must ask nothing of this session.</summary>
    public IReadOnlyList<T> All<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var rows = Bind(sql, values).ExecuteReader();
        var list = new List<T>();
        while (rows.Read())
            list.Add(read(rows));
        return list;
    }

    /// <summary>Looks at each row in turn, keeping none.</summary>
    public void Each(string sql, Action<SqliteDataReader> look)
    {
        using var rows = Bind(sql, []).ExecuteReader();
        while (rows.Read())
            look(rows);
    }

    /// <summary>A number that is always there, such as a count.</summary>
    public long Count(string sql, params ReadOnlySpan<object?> values) => (long)Bind(sql, values).ExecuteScalar()!;

    [SuppressMessage("Security", "CA2100", Justification = "Statements are constants of the index; values are bound.")]
    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            _prepared.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
