using System.Data;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Carbon.Index.Store;

/// <summary>A session of PostgreSQL on a connection of its own.</summary>
/// <param name="connection">The connection, open.</param>
/// <param name="lease">What names the lock that the session gives back at its end, or null where it takes none.</param>
internal sealed class PostgresSession(NpgsqlConnection connection, string? lease) : SqlSession
{
    private readonly Dictionary<string, PostgresStatement> _prepared = new(SqlComparer.Instance);
    private readonly PostgresQueue _queue = new(connection);
    private bool _journalled;
    private bool _oneByOne;

    public override bool IsLost => connection.State != ConnectionState.Open;

    public override void Dispose()
    {
        foreach (var statement in _prepared.Values)
            statement.Close();
        GiveBackLease();
        connection.Dispose();
    }

    public override int Run(string sql, params ReadOnlySpan<StoreValue> values)
    {
        _queue.Flush();
        return Bound(sql, values).Run();
    }

    public override bool Change(string sql, params ReadOnlySpan<StoreValue> values)
    {
        if (_oneByOne)
            return Run(sql, values) == 1;
        _queue.Add(sql, values);
        if (_queue.IsFull)
            _queue.Flush();
        return true;
    }

    public override T OneByOne<T>(Func<T> work)
    {
        _oneByOne = true;
        try
        {
            return work();
        }
        finally
        {
            _oneByOne = false;
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "Statements are constants of the index.")]
    public override void RunOnce(string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        PostgresFaults.Try(command.ExecuteNonQuery);
    }

    public override T InTransaction<T>(Func<T> work)
    {
        RunOnce("BEGIN");
        try
        {
            var result = work();
            _queue.Flush();
            RunOnce("COMMIT");
            return result;
        }
        catch
        {
            _queue.Clear();
            // With the connection the transaction is gone too; a second end would hide the first error.
            if (!IsLost)
                RunOnce("ROLLBACK");
            throw;
        }
    }

    public override void BeginReading() => RunOnce("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");

    public override void EndReading() => RunOnce("ROLLBACK");

    public override void Journal(bool on)
    {
        if (on == _journalled)
            return;
        RunOnce(on ? "SET carbon.journal = 'on'" : "SET carbon.journal = 'off'");
        _journalled = on;
    }

    public override IReadOnlyList<StoreColumn> Columns(string table) => PostgresDialect.Columns(this, table);

    // The server notices a closed connection some time later, and until then nobody else could write the store.
    private void GiveBackLease()
    {
        if (lease is null || IsLost)
            return;
        try
        {
            RunOnce($"SELECT pg_advisory_unlock({lease})");
        }
        catch (FoldUnavailableException)
        {
            // The connection is gone, and its lease with it.
        }
    }

    protected override StoreRows Query(string sql, ReadOnlySpan<StoreValue> values)
    {
        if (!_queue.IsEmpty)
            return new PostgresRows(_queue.Ask(sql, values));
        return Bound(sql, values).Ask();
    }

    [SuppressMessage("Security", "CA2100", Justification = "Statements are constants of the index; values are bound.")]
    private PostgresStatement Bound(string sql, ReadOnlySpan<StoreValue> values)
    {
        if (!_prepared.TryGetValue(sql, out var statement))
            _prepared.Add(sql, statement = new PostgresStatement(new NpgsqlCommand(sql, connection)));
        statement.Bind(values);
        return statement;
    }
}
