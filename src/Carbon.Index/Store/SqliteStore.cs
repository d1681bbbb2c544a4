using Carbon.Index.Schema;
using Carbon.Storage;
using Microsoft.Data.Sqlite;

namespace Carbon.Index.Store;

/// <summary>An index in one file.</summary>
internal sealed class SqliteStore(string path) : IndexStore
{
    internal override SqlSession OpenWriter(bool checkIntegrity)
    {
        if (checkIntegrity)
            FileSeal.Break(path);
        else
            FileSeal.Discard(path);
        // NORMAL: what a power cut takes from the index, the chain gives back.
        var connection = SqliteFile.Open(path, SqliteDurability.Normal, checkIntegrity);
        try
        {
            IndexSchema.Version.Migrate(connection);
            var session = new SqliteSession(connection);
            session.Journal(true);
            return session;
        }
        catch (SqliteException fault) when (SqliteFile.IsDamage(fault))
        {
            connection.Dispose();
            throw new DatabaseDamagedException(path, fault.Message, fault);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    internal override SqlSession OpenReader() => new SqliteSession(SqliteFile.OpenReadOnly(path));

    // The last connection that may write took the log into the file as it closed.
    internal override void Seal() => FileSeal.Write(path);
}
