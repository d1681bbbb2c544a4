using System.Diagnostics;
using System.Globalization;
using Carbon.Storage;
using Carbon.Survival.Victim;

namespace Carbon.Survival.Tests;

/// <summary>D6: an upgrade that is killed before each of its statements.</summary>
public sealed class MigrationDeathTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carbon-migration-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_killed_upgrade_leaves_the_older_file_whichever_statement_it_had_come_to()
    {
        var path = Path.Combine(_folder.FullName, "outbox.db");
        using (var file = SqliteFile.Open(path, SqliteDurability.Full))
        {
            new SchemaVersion([.. OutboxSchema.Version.Steps.SkipLast(1)]).Migrate(file);
            file.Execute("INSERT INTO owner VALUES (1, zeroblob(20), zeroblob(32), 7)");
        }

        for (var at = 0; at <= MigrationDeath.Statements.Count; at++)
        {
            Assert.Equal(VictimProcess.Killed, await DieAsync(path, at));
            using var file = SqliteFile.Open(path, SqliteDurability.Full, checkIntegrity: true);
            Assert.Equal(OutboxSchema.Version.Steps.Count - 1, SchemaVersion.VersionOf(file));
            Assert.Equal(0L, file.Scalar("SELECT count(*) FROM pragma_table_info('owner') WHERE name = 'halted'"));
            Assert.Equal(7L, file.Scalar("SELECT next_nonce FROM owner"));
        }

        using var store = OutboxStore.Open(path);
        Assert.Equal(7ul, store.Owner()!.NextNonce);
    }

    private static async Task<int> DieAsync(string path, int at)
    {
        using var victim = Process.Start(new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "Carbon.Survival.Victim"),
            ["migrate", path, at.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardError = true,
        })!;
        await victim.StandardError.ReadToEndAsync();
        await victim.WaitForExitAsync();
        return victim.ExitCode;
    }
}
