using Carbon.Storage;
using static Carbon.Index.Tests.Sample;

namespace Carbon.Index.Tests;

/// <summary>What PostgreSQL alone can do to an index.</summary>
[Collection(PostgresServer.Name)]
public sealed class PostgresStoreTests(PostgresServer server) : IDisposable
{
    private const string EndWriters =
        "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE application_name = 'carbon'";

    private readonly PostgresSchema _schema = server.NewPostgresSchema();

    public void Dispose() => _schema.Dispose();

    [Fact]
    public void A_second_writer_is_refused_while_the_first_lives()
    {
        using (Open())
            Assert.Throws<IndexInUseException>(Open);
        Open().Dispose();
    }

    [Fact]
    public void Two_schemas_of_one_database_are_two_indexes()
    {
        using var other = server.NewPostgresSchema();
        using var first = Open();
        using var second = RegistryIndex.Open(other.Store, new IndexOptions());
        first.Append(Issued());
        Assert.Null(second.Tip);
        Assert.Equal(1ul, first.Read(s => s.Counts()).Tickets);
    }

    [Fact]
    public void Refuses_a_schema_of_a_later_release_and_leaves_it_alone()
    {
        Open().Dispose();
        _schema.Run("INSERT INTO schema_version (version) VALUES (99)");
        var fault = Assert.Throws<SchemaTooNewException>(Open);
        Assert.Equal((99, RegistryIndex.KnownSchema), (fault.Found, fault.Known));
        Assert.Equal(99L, _schema.Run("SELECT max(version) FROM schema_version"));
    }

    [Fact]
    public void A_migration_that_fails_half_way_leaves_nothing()
    {
        _schema.Run("CREATE TABLE tickets_lot (x bigint)");
        Assert.Throws<InvalidOperationException>(Open);
        Assert.Equal(DBNull.Value, _schema.Run("SELECT to_regclass('members')::text"));
        Assert.Equal(DBNull.Value, _schema.Run("SELECT to_regclass('schema_version')::text"));
        _schema.Run("DROP TABLE tickets_lot");
        Open().Dispose();
    }

    [Fact]
    public void A_closed_index_can_be_opened_at_once()
    {
        for (var i = 0; i < 100; i++)
            Open().Dispose();
    }

    [Fact]
    public void A_lost_connection_is_told_and_taken_up_again()
    {
        var chain = Issued();
        using var index = Open();
        index.Append(chain);
        index.Read(s => s.Tip);
        _schema.Run(EndWriters);
        var block = chain.Add(Part(1, 2, Tonne, Nickel));
        Assert.Throws<FoldUnavailableException>(() => index.Append(block));
        Assert.NotEqual(chain.Last.Point, index.Tip);
        index.Append(block);
        Assert.Equal(UndoTests.RebuiltDigest(chain), index.Read(s => s.ComputeDigest()));
    }

    [Fact]
    public void A_commit_that_nobody_heard_of_is_found_again()
    {
        var chain = Issued();
        using var index = Open();
        index.Append(chain);
        // The block is there, and the writer knows nothing of it.
        index.FaultPoint = point => throw new IOException(point);
        Assert.Throws<IOException>(() => index.Append(chain.Add(Part(1, 2, Tonne, Nickel))));
        _schema.Run(EndWriters);
        using (var other = Open())
            other.Append(chain.Last);
        index.FaultPoint = null;
        Assert.Throws<FoldUnavailableException>(() => index.Append(chain.Last));
        Assert.Throws<FoldUnavailableException>(() => index.Append(chain.Last));
        Assert.Equal(chain.Last.Point, index.Tip);
        index.Append(chain.Add(Part(2, 3, 5, Mill)));
        Assert.Equal(UndoTests.RebuiltDigest(chain), index.Read(s => s.ComputeDigest()));
    }

    [Fact]
    public void A_database_that_is_not_there_is_away()
    {
        var nowhere = IndexStore.InPostgres("Host=/nonexistent;Username=nobody;Database=none", null);
        Assert.Throws<FoldUnavailableException>(() => RegistryIndex.Open(nowhere, new IndexOptions()));
    }

    private RegistryIndex Open() => RegistryIndex.Open(_schema.Store, new IndexOptions());
}
