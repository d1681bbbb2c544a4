using Carbon.Index;
using Carbon.Ledger;
using Carbon.Storage;

namespace Carbon.Gateway.Backups;

/// <summary>Copies a node's data while the node runs.</summary>
internal static class Backup
{
    /// <summary>
    /// Takes a backup into a folder that must not exist yet. Each file is as it was at one moment; the outbox is
    /// copied last, so that it knows all that the index does. A backup without its manifest is none.
    /// </summary>
    /// <exception cref="BackupException">The folder exists, or there is nothing to copy.</exception>
    /// <exception cref="DatabaseDamagedException">A file is not sound.</exception>
    public static BackupManifest Take(string data, string target, TimeProvider time)
    {
        if (Path.Exists(target))
            throw new BackupException($"{target} exists; a backup is never written over anything.");
        if (!File.Exists(Path.Combine(data, BackupManifest.Outbox)))
            throw new BackupException($"{data} holds no {BackupManifest.Outbox}.");
        NodeOpening.MakeFolder(target);
        SqliteCopy.Take(Path.Combine(data, BackupManifest.Index), Path.Combine(target, BackupManifest.Index));
        SqliteCopy.Take(Path.Combine(data, BackupManifest.Outbox), Path.Combine(target, BackupManifest.Outbox));
        var manifest = Describe(target, time);
        manifest.Write(target);
        return manifest;
    }

    private static BackupManifest Describe(string target, TimeProvider time)
    {
        var path = Path.Combine(target, BackupManifest.Index);
        var (tip, digest) = Look(path);
        var (schema, signer) = OutboxFile.Describe(Path.Combine(target, BackupManifest.Outbox));
        return new BackupManifest(
            1, time.GetUtcNow(), tip?.Height, tip?.Hash.ToString(), digest.ToString(), signer?.ToString(),
            [
                BackupManifest.Seal(target, BackupManifest.Outbox, schema),
                BackupManifest.Seal(target, BackupManifest.Index, RegistryIndex.KnownSchema),
            ]);
    }

    // Opening brings an older index up; its seal is the manifest's here.
    private static (BlockPoint? Tip, Digest Digest) Look(string path)
    {
        try
        {
            using var index = RegistryIndex.Open(path);
            return (index.Tip, index.Read(snapshot => snapshot.ComputeDigest()));
        }
        finally
        {
            FileSeal.Discard(path);
        }
    }
}
