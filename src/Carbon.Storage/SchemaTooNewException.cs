namespace Carbon.Storage;

/// <summary>A file was written by a later release, which this one must not touch.</summary>
public sealed class SchemaTooNewException : Exception
{
    /// <summary>Names the file and both versions.</summary>
    public SchemaTooNewException(string path, int found, int known)
        : base($"{path} has schema version {found}; this release knows versions up to {known}.")
    {
        Found = found;
        Known = known;
    }

    /// <summary>Version of the file.</summary>
    public int Found { get; }

    /// <summary>The latest version that this release knows.</summary>
    public int Known { get; }
}
