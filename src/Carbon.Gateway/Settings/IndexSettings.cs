using Carbon.Index;

namespace Carbon.Gateway.Settings;

/// <summary>Where the index lies.</summary>
public abstract record IndexSettings
{
    /// <summary>The store, not yet opened.</summary>
    /// <exception cref="StartRefusedException">What it stands on cannot be read.</exception>
    public abstract IndexStore Store();
}

/// <summary>In a file of this node.</summary>
/// <param name="Path">The file, which is made where there is none.</param>
public sealed record SqliteIndexSettings(string Path) : IndexSettings
{
    /// <inheritdoc/>
    public override IndexStore Store() => IndexStore.InFile(Path);
}

/// <summary>In a schema of a PostgreSQL database.</summary>
/// <param name="Connection">Npgsql's connection string, without a password.</param>
/// <param name="PasswordFile">File whose first line is the password, or null where the database wants none.</param>
public sealed record PostgresIndexSettings(string Connection, string? PasswordFile) : IndexSettings
{
    /// <inheritdoc/>
    public override IndexStore Store()
    {
        try
        {
            var password = PasswordFile is null ? null : File.ReadLines(PasswordFile).FirstOrDefault();
            return IndexStore.InPostgres(Connection, password);
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                StartRefusedException.WrongSettings, $"The database of the index cannot be named: {e.Message}", e);
        }
    }
}
