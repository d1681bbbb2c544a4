using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Carbon.Storage;

/// <summary>Opens database files, always with the same settings.</summary>
public static class SqliteFile
{
    private const int Unspecified = 1;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;
    private const int BusyMilliseconds = 5_000;
    private const int FindingMax = 400;

    // A header whose number of the schema's format is changed has no code of its own.
    private const string BadFormat = "unsupported file format";

    /// <summary>
    /// Opens a file for reading and writing, and makes it where there is none: write-ahead log, foreign keys enforced,
    /// five seconds of patience with another writer. The connection is not pooled; the caller disposes of it.
    /// </summary>
    /// <exception cref="SqliteLibraryMissingException">The system's SQLite is missing.</exception>
    /// <exception cref="DatabaseDamagedException">The file is no sound database.</exception>
    /// <exception cref="SqliteException">The file cannot be opened, as where the directory is missing.</exception>
    public static SqliteConnection Open(string path, SqliteDurability durability, bool checkIntegrity = false)
    {
        var synchronous = durability switch
        {
            SqliteDurability.Full => "FULL",
            SqliteDurability.Normal => "NORMAL",
            _ => throw new ArgumentOutOfRangeException(nameof(durability)),
        };
        return Open(path, SqliteOpenMode.ReadWriteCreate, connection =>
        {
            var mode = connection.Scalar("PRAGMA journal_mode = WAL");
            if (!Equals(mode, "wal"))
                throw new InvalidOperationException($"{path} does not take a write-ahead log (it says {mode}).");
            connection.Execute($"PRAGMA synchronous = {synchronous}");
            connection.Execute("PRAGMA foreign_keys = ON");
            if (checkIntegrity)
                CheckIntegrity(connection, path);
        });
    }

    /// <summary>Opens a file that exists for reading alone.</summary>
    /// <exception cref="SqliteLibraryMissingException">The system's SQLite is missing.</exception>
    /// <exception cref="DatabaseDamagedException">The file is no sound database.</exception>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public static SqliteConnection OpenReadOnly(string path) =>
        Open(path, SqliteOpenMode.ReadOnly, connection => connection.Scalar("PRAGMA schema_version"));

    /// <summary>
    /// Walks the whole file. It finds broken pages, broken trees and values of the wrong type, not a changed digit
    /// inside a value.
    /// </summary>
    /// <exception cref="DatabaseDamagedException">Something is broken.</exception>
    public static void CheckIntegrity(SqliteConnection connection, string path)
    {
        ArgumentNullException.ThrowIfNull(connection);
        try
        {
            var finding = Convert.ToString(connection.Scalar("PRAGMA quick_check(1)"), CultureInfo.InvariantCulture);
            if (finding != "ok")
                throw new DatabaseDamagedException(path, Bounded(finding ?? "no answer"));
        }
        catch (SqliteException fault) when (IsDamage(fault))
        {
            throw new DatabaseDamagedException(path, fault.Message, fault);
        }
    }

    /// <summary>Whether an error says that the file is damaged.</summary>
    public static bool IsDamage(SqliteException fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return fault.SqliteErrorCode is Corrupt or NotADatabase
            || (fault.SqliteErrorCode == Unspecified && fault.Message.Contains(BadFormat, StringComparison.Ordinal));
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode, Action<SqliteConnection> prepare)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        SystemSqlite.Require();
        var address = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false };
        var connection = new SqliteConnection(address.ToString());
        try
        {
            connection.Open();
            connection.Execute($"PRAGMA busy_timeout = {BusyMilliseconds.ToString(CultureInfo.InvariantCulture)}");
            prepare(connection);
            return connection;
        }
        catch (SqliteException fault) when (IsDamage(fault))
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

    private static string Bounded(string finding) => finding.Length <= FindingMax ? finding : finding[..FindingMax];
}
