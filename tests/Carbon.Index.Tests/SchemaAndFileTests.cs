using Carbon.Index.Schema;
using Carbon.Storage;
using static Carbon.Index.Tests.Sample;

namespace Carbon.Index.Tests;

public sealed class SchemaAndFileTests : IDisposable
{
    private readonly TemporaryFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Refuses_a_file_of_a_later_release_and_leaves_it_alone()
    {
        RegistryIndex.Open(_file.Path).Dispose();
        using (var connection = SqliteFile.Open(_file.Path, SqliteDurability.Full))
            connection.Execute("PRAGMA user_version = 99");
        File.Delete(FileSeal.PathOf(_file.Path));
        var fault = Assert.Throws<SchemaTooNewException>(() => RegistryIndex.Open(_file.Path));
        Assert.Equal((99, 3), (fault.Found, fault.Known));
        using var after = SqliteFile.Open(_file.Path, SqliteDurability.Full);
        Assert.Equal(99, SchemaVersion.VersionOf(after));
    }

    [Fact]
    public void A_file_of_the_first_release_is_emptied_for_the_chain_to_fill_again()
    {
        using (var connection = SqliteFile.Open(_file.Path, SqliteDurability.Full))
        {
            connection.Execute("CREATE TABLE blocks (height INTEGER PRIMARY KEY); INSERT INTO blocks VALUES (9)");
            connection.Execute("CREATE TABLE tickets (number INTEGER PRIMARY KEY, holder INTEGER) STRICT");
            connection.Execute("PRAGMA user_version = 1");
        }

        using var index = RegistryIndex.Open(_file.Path);
        Assert.Null(index.Tip);
        index.Append(Issued());
        Assert.Equal(UndoTests.RebuiltDigest(Issued()), index.Read(s => s.ComputeDigest()));
    }

    [Fact]
    public void A_file_of_the_second_version_is_emptied_for_the_chain_to_fill_again()
    {
        using (var connection = SqliteFile.Open(_file.Path, SqliteDurability.Full))
        {
            new SchemaVersion(IndexSchema.Version.Steps.Take(2).ToList()).Migrate(connection);
            connection.Execute("INSERT INTO blocks VALUES (9, zeroblob(32), zeroblob(32), 7)");
            connection.Execute("INSERT INTO members VALUES (1, 1, 'a bureau', 1, zeroblob(32))");
            connection.Execute("INSERT INTO offices VALUES (1, 654002, 2)");
            connection.Execute("INSERT INTO undo (height, statement) VALUES (9, 'SELECT 1')");
        }

        using var index = RegistryIndex.Open(_file.Path);
        Assert.Null(index.Tip);
        index.Append(Everything.Chain());
        Assert.Equal(UndoTests.RebuiltDigest(Everything.Chain()), index.Read(s => s.ComputeDigest()));
    }

    [Fact]
    public void Migrates_an_older_file_in_one_transaction()
    {
        using var connection = SqliteFile.Open(_file.Path, SqliteDurability.Full);
        var first = new SchemaVersion(["CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (7)"]);
        Assert.Equal(0, first.Migrate(connection));
        var broken = new SchemaVersion([first.Steps[0], "ALTER TABLE a ADD y TEXT", "no statement"]);
        Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => broken.Migrate(connection));
        Assert.Equal(1, SchemaVersion.VersionOf(connection));
        Assert.Equal(0L, connection.Scalar("SELECT count(*) FROM pragma_table_info('a') WHERE name = 'y'"));

        var second = new SchemaVersion([first.Steps[0], "ALTER TABLE a ADD y TEXT"]);
        Assert.Equal(1, second.Migrate(connection));
        Assert.Equal(2, second.Migrate(connection));
        Assert.Equal(7L, connection.Scalar("SELECT x FROM a WHERE y IS NULL"));
    }

    [Fact]
    public void A_file_opens_with_the_log_keys_and_durability_asked_for()
    {
        using var full = SqliteFile.Open(_file.Path, SqliteDurability.Full);
        Assert.Equal("wal", full.Scalar("PRAGMA journal_mode"));
        Assert.Equal(2L, full.Scalar("PRAGMA synchronous"));
        Assert.Equal(1L, full.Scalar("PRAGMA foreign_keys"));
        Assert.Equal(5000L, full.Scalar("PRAGMA busy_timeout"));
        using var normal = SqliteFile.Open(_file.Path, SqliteDurability.Normal);
        Assert.Equal(1L, normal.Scalar("PRAGMA synchronous"));
    }

    [Fact]
    public void A_missing_library_is_named_with_its_package()
    {
        var fault = Assert.Throws<SqliteLibraryMissingException>(() => SystemSqlite.LoadLibrary("libnosuch.so.0"));
        Assert.Contains("libsqlite3-0", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_file_that_is_no_database()
    {
        File.WriteAllText(_file.Path, new string('x', 8192));
        Assert.Throws<DatabaseDamagedException>(() => RegistryIndex.Open(_file.Path));
        Assert.Equal(8192, new FileInfo(_file.Path).Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20261121)]
    public void Refuses_a_file_whose_pages_were_overwritten(int seed)
    {
        using (var index = RegistryIndex.Open(_file.Path))
            IndexFixture.Fill(index, 2_000);
        var random = new Random(seed);
        var bytes = File.ReadAllBytes(_file.Path);
        // The head of a page holds its kind and its cells' places; every page past the first has one.
        for (var i = 0; i < 20; i++)
        {
            var page = random.Next(1, bytes.Length / 4096) * 4096;
            for (var k = 0; k < 16; k++)
                bytes[page + k] ^= 0x5A;
        }

        File.WriteAllBytes(_file.Path, bytes);
        // As after a crash: the pages alone must tell.
        File.Delete(FileSeal.PathOf(_file.Path));
        var fault = Assert.Throws<DatabaseDamagedException>(() => RegistryIndex.Open(_file.Path));
        Assert.Equal(_file.Path, fault.Path);
    }

    [Fact]
    public void Refuses_a_file_that_was_cut_short()
    {
        using (var index = RegistryIndex.Open(_file.Path))
            IndexFixture.Fill(index, 2_000);
        using (var stream = new FileStream(_file.Path, FileMode.Open))
            stream.SetLength(stream.Length / 2 / 4096 * 4096);
        File.Delete(FileSeal.PathOf(_file.Path));
        Assert.Throws<DatabaseDamagedException>(() => RegistryIndex.Open(_file.Path));
    }

    [Fact]
    public void Refuses_a_file_with_any_bit_changed_since_it_was_closed()
    {
        using (var index = RegistryIndex.Open(_file.Path))
            IndexFixture.Fill(index, 500);
        var random = new Random(20261121);
        var sound = File.ReadAllBytes(_file.Path);
        for (var i = 0; i < 50; i++)
        {
            var bytes = (byte[])sound.Clone();
            var place = random.Next(bytes.Length);
            bytes[place] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(_file.Path, bytes);
            Assert.Throws<DatabaseDamagedException>(() => RegistryIndex.Open(_file.Path));
        }

        File.WriteAllBytes(_file.Path, sound);
        using var again = RegistryIndex.Open(_file.Path);
        Assert.Equal(500ul, again.Read(s => s.Counts()).Tickets);
        Assert.False(File.Exists(FileSeal.PathOf(_file.Path)));
    }

    [Fact]
    public void An_unchecked_opening_leaves_no_old_seal_behind()
    {
        RegistryIndex.Open(_file.Path).Dispose();
        var first = File.ReadAllText(FileSeal.PathOf(_file.Path));
        using (var index = RegistryIndex.Open(_file.Path, new IndexOptions { CheckIntegrity = false }))
            index.Append(Issued());
        Assert.NotEqual(first, File.ReadAllText(FileSeal.PathOf(_file.Path)));
        using var again = RegistryIndex.Open(_file.Path);
        Assert.Equal(1ul, again.Read(s => s.Counts()).Tickets);
    }

    [Theory]
    [InlineData("block")]
    [InlineData("event")]
    [InlineData("commit")]
    public void A_process_killed_in_a_commit_leaves_a_file_that_opens_at_the_block_before(string point)
    {
        using var copy = new TemporaryFile();
        var chain = Issued();
        using var index = RegistryIndex.Open(_file.Path);
        index.Append(chain);
        var before = index.Read(s => s.ComputeDigest());
        var tip = index.Tip;
        // What a killed process leaves: the file and its log as they were at that moment.
        index.FaultPoint = name =>
        {
            if (name != point)
                return;
            foreach (var part in new[] { "", "-wal" })
                File.Copy(_file.Path + part, copy.Path + part, overwrite: true);
        };
        index.Append(chain.Add(Part(1, 2, Tonne, Nickel)));

        using var reopened = RegistryIndex.Open(copy.Path);
        Assert.Equal((tip, before), (reopened.Tip, reopened.Read(s => s.ComputeDigest())));
        reopened.Append(chain.Last);
        Assert.Equal(UndoTests.RebuiltDigest(chain), reopened.Read(s => s.ComputeDigest()));
    }

    [Fact]
    public void A_closed_index_opens_again_where_it_was()
    {
        var chain = Issued();
        Digest digest;
        using (var index = RegistryIndex.Open(_file.Path))
        {
            index.Append(chain);
            digest = index.Read(s => s.ComputeDigest());
        }

        using var again = RegistryIndex.Open(_file.Path);
        Assert.Equal((chain.Last.Point, digest), (again.Tip!.Value, again.Read(s => s.ComputeDigest())));
        again.UndoAbove(chain.Blocks[0].Point.Height);
        Assert.Equal(0ul, again.Read(s => s.Counts()).Tickets);
    }

    [Fact]
    public void A_deleted_file_is_filled_again_to_the_same_digest()
    {
        var chain = UndoTests.Life();
        Digest digest;
        using (var index = RegistryIndex.Open(_file.Path))
        {
            index.Append(chain);
            digest = index.Read(s => s.ComputeDigest());
        }

        File.Delete(_file.Path);
        using var again = RegistryIndex.Open(_file.Path);
        again.Append(chain);
        Assert.Equal(digest, again.Read(s => s.ComputeDigest()));
    }
}
