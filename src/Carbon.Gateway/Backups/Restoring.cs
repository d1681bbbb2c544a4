using Carbon.Index;
using Carbon.Ledger;

namespace Carbon.Gateway.Backups;

/// <summary>Brings a backup back into an empty data folder.</summary>
internal static class Restoring
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly string[] Beside = ["", "-wal", "-shm", ".seal", ".lock"];

    /// <summary>
    /// Checks every file against the manifest before any is written. What is there is never written over: a folder
    /// that holds anything of a node is refused.
    /// </summary>
    /// <exception cref="BackupException">The backup is not whole, too new, or the folder is in use.</exception>
    public static BackupManifest Run(string source, string data)
    {
        var manifest = BackupManifest.Read(source);
        if (!manifest.Files.Select(file => file.Name).Order(StringComparer.Ordinal).SequenceEqual(manifest.Names))
            throw new BackupException($"{source} is not whole: it must hold {string.Join(" and ", manifest.Names)}.");
        RequireEmpty(data);
        foreach (var file in manifest.Files)
            Check(source, file);
        NodeOpening.MakeFolder(data);
        foreach (var file in manifest.Files)
            Copy(Path.Combine(source, file.Name), Path.Combine(data, file.Name));
        return manifest;
    }

    // Also where the backup holds no index: one that lies there may be another node's.
    private static void RequireEmpty(string data)
    {
        var taken = from name in new[] { BackupManifest.Outbox, BackupManifest.Index }
                    from end in Beside
                    select Path.Combine(data, name + end);
        if (taken.FirstOrDefault(Path.Exists) is { } there)
            throw new BackupException($"{there} is there; move it away first, nothing is written over.");
    }

    private static void Check(string source, BackupFile file)
    {
        var known = file.Name == BackupManifest.Outbox ? OutboxFile.KnownSchema : RegistryIndex.KnownSchema;
        if (file.Schema > known)
            throw new BackupException(
                $"{file.Name} has schema version {file.Schema}; this release knows versions up to {known}.");
        if (!File.Exists(Path.Combine(source, file.Name)) ||
            BackupManifest.Seal(source, file.Name, file.Schema) != file)
            throw new BackupException($"{file.Name} is not as it was when the backup was taken.");
    }

    private static void Copy(string source, string target)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using var from = File.OpenRead(source);
        using var into = new FileStream(target, options);
        from.CopyTo(into);
        into.Flush(flushToDisk: true);
    }
}
