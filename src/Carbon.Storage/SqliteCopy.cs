using Microsoft.Data.Sqlite;

namespace Carbon.Storage;

/// <summary>Copies a database that may be in use, as it is at one moment, without keeping its writer waiting.</summary>
public static class SqliteCopy
{
    /// <summary>Copies a database into a file that must not exist yet, and looks the copy over.</summary>
    /// <exception cref="DatabaseDamagedException">The database or the copy is not sound.</exception>
    /// <exception cref="SqliteException">
    /// There is no such database, the target exists, or the disk takes no more.
    /// </exception>
    public static void Take(string source, string target)
    {
        using (var connection = SqliteFile.OpenReadOnly(source))
        using (var copy = connection.CreateCommand())
        {
            copy.CommandText = "VACUUM INTO $1";
            copy.Parameters.AddWithValue("$1", target);
            try
            {
                copy.ExecuteNonQuery();
            }
            catch (SqliteException fault) when (SqliteFile.IsDamage(fault))
            {
                throw new DatabaseDamagedException(source, fault.Message, fault);
            }
        }

        using var made = SqliteFile.OpenReadOnly(target);
        SqliteFile.CheckIntegrity(made, target);
    }
}
