using Carbon.Index.Schema;
using Carbon.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Carbon.Index.Store;

/// <summary>A session of SQLite, straight on its statements.</summary>
internal sealed class SqliteSession : SqlSession
{
    // Catching up writes all over the file in large commits: more of it is kept at hand, 64 MiB against 2, and the log
    // is taken into it less often. Near the head the usual is enough.
    private const string CatchingUp = "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16384;";
    private const string AtHead = "PRAGMA cache_size = -2000; PRAGMA wal_autocheckpoint = 1000;";

    private readonly Dictionary<string, SqliteStatement> _prepared = new(SqlComparer.Instance);
    private readonly SqliteConnection _connection;
    private readonly sqlite3 _database;
    private readonly SqliteFaults _faults;
    private bool _journalled;

    public SqliteSession(SqliteConnection connection)
    {
        _connection = connection;
        _database = connection.Handle!;
        _faults = new SqliteFaults(_database, connection.DataSource);
    }

    public override void Dispose()
    {
        foreach (var statement in _prepared.Values)
            statement.Close();
        _connection.Dispose();
    }

    public override int Run(string sql, params ReadOnlySpan<StoreValue> values)
    {
        using var rows = Query(sql, values);
        while (rows.Next())
        {
            // A statement that gives rows and changes some is done after the last.
        }

        return SqliteCalls.Changes(_database.DangerousGetHandle());
    }

    public override void RunOnce(string sql) => _faults.Check(raw.sqlite3_exec(_database, sql));

    /// <summary>
    /// The write lock is taken before the work begins, so what it reads is what it changes.
    /// </summary>
    public override T InTransaction<T>(Func<T> work)
    {
        Run("BEGIN IMMEDIATE");
        try
        {
            var result = work();
            Run("COMMIT");
            return result;
        }
        catch
        {
            // A full disk and the like end the transaction by themselves; a second end would hide the first error.
            if (raw.sqlite3_get_autocommit(_database) == 0)
                Run("ROLLBACK");
            throw;
        }
    }

    public override void BeginReading() => Run("BEGIN");

    public override void EndReading() => Run("ROLLBACK");

    public override void Journal(bool on)
    {
        if (on == _journalled)
            return;
        var triggers = string.Concat(IndexSchema.Journalled.Select(
            table => on ? SqliteDialect.Triggers(table, Columns(table)) : SqliteDialect.NoTriggers(table)));
        InTransaction(() =>
        {
            RunOnce(triggers);
            return on;
        });
        RunOnce(on ? AtHead : CatchingUp);
        _journalled = on;
    }

    public override IReadOnlyList<StoreColumn> Columns(string table) => SqliteDialect.Columns(this, table);

    protected override StoreRows Query(string sql, ReadOnlySpan<StoreValue> values)
    {
        if (!_prepared.TryGetValue(sql, out var statement))
            _prepared.Add(sql, statement = new SqliteStatement(_database, sql, _faults));
        statement.Bind(values);
        return statement;
    }
}
