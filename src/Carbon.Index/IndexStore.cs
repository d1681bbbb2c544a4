using Npgsql;

namespace Carbon.Index;

/// <summary>Where an index lies. All stores behave alike: one chain gives one digest.</summary>
public abstract class IndexStore
{
    // More than the folds have.
    private const int StatementsMax = 256;

    private protected IndexStore()
    {
    }

    /// <summary>A file of SQLite, which is made where there is none.</summary>
    public static IndexStore InFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new SqliteStore(path);
    }

    /// <summary>
    /// A database of PostgreSQL 14 or later, one schema of it: `Search Path` where it is not `public`. The tables are
    /// made where there are none; database, schema and user are not.
    /// </summary>
    /// <param name="connection">Npgsql's connection string, without the password.</param>
    /// <param name="password">The password, or null where the database wants none.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static IndexStore InPostgres(string connection, string? password)
    {
        ArgumentException.ThrowIfNullOrEmpty(connection);
        // Sessions are kept by the index itself; a pool would give back a connection whose lease still stands.
        var address = new NpgsqlConnectionStringBuilder(connection)
        {
            Pooling = false,
            ApplicationName = "carbon",
            IncludeErrorDetail = false,
            // What goes in a batch is prepared too, once it came a second time.
            MaxAutoPrepare = StatementsMax,
            AutoPrepareMinUsages = 2,
        };
        if (password is not null)
            address.Password = password;
        return new PostgresStore(address.ConnectionString);
    }

    /// <summary>Takes the store for writing, and makes or migrates its tables.</summary>
    internal abstract SqlSession OpenWriter(bool checkIntegrity);

    internal abstract SqlSession OpenReader();

    /// <summary>Leaves behind what shows any change made while nobody had the store open, where it can.</summary>
    internal abstract void Seal();
}
