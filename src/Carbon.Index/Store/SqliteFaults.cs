using Carbon.Storage;
using SQLitePCL;

namespace Carbon.Index.Store;

/// <summary>What SQLite's results mean to an index.</summary>
internal sealed class SqliteFaults(sqlite3 database, string path)
{
    public void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            throw Of(result);
    }

    /// <summary>The fault that the last call on the connection ended with.</summary>
    public Exception Of(int result)
    {
        var message = raw.sqlite3_errmsg(database).utf8_to_string();
        // The lowest byte is the kind; what lies above tells it closer.
        return (result & 0xFF) switch
        {
            raw.SQLITE_CONSTRAINT => new ConstraintException(message),
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => new DatabaseDamagedException(path, message),
            raw.SQLITE_BUSY or raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_LOCKED or raw.SQLITE_CANTOPEN or
                raw.SQLITE_READONLY => new FoldUnavailableException($"{path} takes nothing now: {message}."),
            _ => new InvalidOperationException($"{path}: {message} ({result})."),
        };
    }
}
