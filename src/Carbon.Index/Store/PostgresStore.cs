using System.Data;
using Carbon.Index.Schema;
using Carbon.Storage;
using Npgsql;

namespace Carbon.Index.Store;

/// <summary>
/// An index in one schema of a PostgreSQL database. The writing connection holds a lease for as long as it lives, so
/// there is one writer.
/// </summary>
internal sealed class PostgresStore : IndexStore
{
    private const string Lease = "hashtextextended('carbon index ' || current_schema(), 0)";

    private readonly NpgsqlDataSource _source;
    private readonly string _name;

    public PostgresStore(string connection)
    {
        var builder = new NpgsqlDataSourceBuilder(connection);
        // Numbers and bytes are all there is; asking a database for its own types takes longer than most reads.
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        _source = builder.Build();
        var address = builder.ConnectionStringBuilder;
        _name = $"Schema {address.SearchPath ?? "public"} of database {address.Database}";
    }

    internal override SqlSession OpenWriter(bool checkIntegrity)
    {
        var session = Open(Lease);
        try
        {
            if (session.Count($"SELECT pg_try_advisory_lock({Lease})") == 0)
                throw new IndexInUseException($"{_name} is written by another node.");
            session.InTransaction(() => Migrate(session));
            session.Journal(true);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    internal override SqlSession OpenReader() => Open(lease: null);

    // PostgreSQL keeps its own checksums, and others may have the database open.
    internal override void Seal()
    {
    }

    private PostgresSession Open(string? lease)
    {
        var opened = _source.CreateConnection();
        try
        {
            PostgresFaults.Try(() =>
            {
                opened.Open();
                return opened.State == ConnectionState.Open;
            });
            return new PostgresSession(opened, lease);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private int Migrate(PostgresSession session)
    {
        session.RunOnce("CREATE TABLE IF NOT EXISTS schema_version (version bigint NOT NULL)");
        var found = (int)session.Count("SELECT coalesce(max(version), 0) FROM schema_version");
        var steps = IndexSchema.Version.Steps;
        if (found > steps.Count)
            throw new SchemaTooNewException(_name, found, steps.Count);
        if (found == 0)
            session.RunOnce(PostgresDialect.Foundation);
        foreach (var step in steps.Skip(found))
            session.RunOnce(PostgresDialect.Translate(step));
        if (found < steps.Count)
            session.Run("INSERT INTO schema_version (version) VALUES ($1)", (long)steps.Count);
        session.RunOnce(string.Concat(IndexSchema.Journalled.Select(
            table => PostgresDialect.Triggers(table, session.Columns(table)) + "\n")));
        return found;
    }
}
