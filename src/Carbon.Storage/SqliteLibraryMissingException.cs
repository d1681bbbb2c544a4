namespace Carbon.Storage;

/// <summary>The operating system's SQLite is missing or too old; the message names the package to install.</summary>
public sealed class SqliteLibraryMissingException : Exception
{
    /// <summary>Says what is missing.</summary>
    public SqliteLibraryMissingException(string message)
        : base(message)
    {
    }
}
