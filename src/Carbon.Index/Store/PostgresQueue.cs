using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Carbon.Index.Store;

/// <summary>
/// Changes that wait to go to the server together with the next question, because a way there costs most of each.
/// </summary>
internal sealed class PostgresQueue(NpgsqlConnection connection)
{
    // A batch is held by client and server as a whole.
    private const int Most = 512;

    private readonly List<NpgsqlBatchCommand> _waiting = [];

    public bool IsEmpty => _waiting.Count == 0;

    public bool IsFull => _waiting.Count >= Most;

    public void Add(string sql, ReadOnlySpan<StoreValue> values) => _waiting.Add(Command(sql, values));

    /// <summary>Makes the changes.</summary>
    /// <exception cref="QueuedChangeException">One of them cannot be made, or was not of one row.</exception>
    public void Flush()
    {
        if (!IsEmpty)
            Ask(null).Dispose();
    }

    /// <summary>Makes the changes and then asks.</summary>
    /// <exception cref="QueuedChangeException">One of them cannot be made, or was not of one row.</exception>
    public NpgsqlDataReader Ask(string sql, ReadOnlySpan<StoreValue> values) => Ask(Command(sql, values));

    public void Clear() => _waiting.Clear();

    private NpgsqlDataReader Ask(NpgsqlBatchCommand? question)
    {
        using var batch = new NpgsqlBatch(connection);
        foreach (var change in _waiting)
            batch.BatchCommands.Add(change);
        if (question is not null)
            batch.BatchCommands.Add(question);
        try
        {
            var rows = PostgresFaults.Try(() => batch.ExecuteReader());
            if (_waiting.TrueForAll(change => change.RecordsAffected == 1))
                return rows;
            rows.Dispose();
            throw new QueuedChangeException();
        }
        catch (ConstraintException fault)
        {
            throw new QueuedChangeException(fault);
        }
        finally
        {
            _waiting.Clear();
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "Statements are constants of the index; values are bound.")]
    private static NpgsqlBatchCommand Command(string sql, ReadOnlySpan<StoreValue> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (ref readonly var value in values)
            command.Parameters.Add(PostgresStatement.Parameter(value));
        return command;
    }
}
