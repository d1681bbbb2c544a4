namespace Carbon.Storage;

/// <summary>A file is not a sound database. It is left as it is: nothing is repaired or deleted here.</summary>
public sealed class DatabaseDamagedException : Exception
{
    /// <summary>Names the file and what was found.</summary>
    public DatabaseDamagedException(string path, string finding, Exception? inner = null)
        : base($"{path} is damaged: {finding}", inner) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }
}
