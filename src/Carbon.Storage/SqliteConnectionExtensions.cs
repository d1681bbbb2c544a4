using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Carbon.Storage;

/// <summary>One-off statements that take no values from outside, and transactions.</summary>
public static class SqliteConnectionExtensions
{
    /// <summary>Runs one or more statements.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "The statements are the program's own constants.")]
    public static void Execute(this SqliteConnection connection, string sql)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The first value of the first row, or null where there is none.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "The statements are the program's own constants.")]
    public static object? Scalar(this SqliteConnection connection, string sql)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>
    /// Does all of the work or none of it. The write lock is taken before the work begins, so what it reads is what it
    /// changes.
    /// </summary>
    public static T InTransaction<T>(this SqliteConnection connection, Func<T> work)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(work);
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            var result = work();
            connection.Execute("COMMIT");
            return result;
        }
        catch
        {
            // A full disk and the like end the transaction by themselves; a second end would hide the first error.
            if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
                connection.Execute("ROLLBACK");
            throw;
        }
    }
}
