namespace Carbon.Index.Store;

/// <summary>
/// A connection with its prepared statements, whatever the database. Statements name their values $1, $2, … For one
/// thread at a time.
/// </summary>
internal abstract class SqlSession : IDisposable
{
    /// <summary>Whether the connection is gone for good.</summary>
    public virtual bool IsLost => false;

    /// <summary>Runs a statement and says how many rows it changed.</summary>
    /// <exception cref="ConstraintException">It breaks a rule of the schema.</exception>
    public abstract int Run(string sql, params ReadOnlySpan<StoreValue> values);

    /// <summary>
    /// Changes exactly one row, now or before the next question at the latest; returns false where it is known already
    /// that it did not. What is found out later ends the transaction by <see cref="QueuedChangeException"/>.
    /// </summary>
    /// <exception cref="ConstraintException">It breaks a rule of the schema.</exception>
    public virtual bool Change(string sql, params ReadOnlySpan<StoreValue> values) => Run(sql, values) == 1;

    /// <summary>Does a work, each change of it made and judged at once.</summary>
    public virtual T OneByOne<T>(Func<T> work) => work();

    /// <summary>Runs one or more statements that will hardly come again.</summary>
    public abstract void RunOnce(string sql);

    /// <summary>Does all of the work or none of it.</summary>
    public abstract T InTransaction<T>(Func<T> work);

    /// <summary>Fixes the state that is read until the reading ends.</summary>
    public abstract void BeginReading();

    public abstract void EndReading();

    /// <summary>Whether changes are journalled so that they can be undone. Not to be set in a transaction.</summary>
    public abstract void Journal(bool on);

    /// <summary>The columns of a table in their order.</summary>
    public abstract IReadOnlyList<StoreColumn> Columns(string table);

    public abstract void Dispose();

    /// <summary>The first row, or null.</summary>
    public T? One<T>(string sql, Func<StoreRow, T> read, params ReadOnlySpan<StoreValue> values)
        where T : class
    {
        using var rows = Query(sql, values);
        return rows.Next() ? read(rows) : null;
    }

    /// <summary>All rows. `read` must ask nothing of this session.</summary>
    public IReadOnlyList<T> All<T>(string sql, Func<StoreRow, T> read, params ReadOnlySpan<StoreValue> values)
    {
        using var rows = Query(sql, values);
        var list = new List<T>();
        while (rows.Next())
            list.Add(read(rows));
        return list;
    }

    /// <summary>Looks at each row in turn, keeping none.</summary>
    public void Each(string sql, Action<StoreRow> look)
    {
        using var rows = Query(sql, []);
        while (rows.Next())
            look(rows);
    }

    /// <summary>A number that is always there, such as a count.</summary>
    public long Count(string sql, params ReadOnlySpan<StoreValue> values)
    {
        using var rows = Query(sql, values);
        return rows.Next() ? rows.GetInt64(0) : throw new InvalidOperationException("A count gave no row: " + sql);
    }

    /// <summary>Begins a statement.</summary>
    protected abstract StoreRows Query(string sql, ReadOnlySpan<StoreValue> values);
}
