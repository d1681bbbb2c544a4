using Carbon.Index;
using Carbon.Ledger;
using Carbon.Storage;

namespace Carbon.Gateway.Backups;

/// <summary>Copies a node's data while the node runs.</summary>
internal static class Backup
{
    private const string NoIndex =
        "The data folder holds no index.db: an index that lies elsewhere, as in PostgreSQL, is backed up by the " +
        "tools of its place, or filled again from the chain.";

    /// <summary>
    /// Takes a backup into a folder that must not exist yet. Each file is as it was at one moment; the outbox is
    /// copied last, so that it knows all that the index does. An index that lies elsewhere is left out, and the
    /// manifest says so. A backup without its manifest is none.
    /// </summary>
    /// <exception cref="BackupException">The folder exists, or there is nothing to copy.</exception>
    /// <exception cref="DatabaseDamagedException">A file is not sound.</exception>
    public static BackupManifest Take(string data, string target, TimeProvider time)
    {
        if (Path.Exists(target))
            throw new BackupException($"{target} exists; a backup is never written over anything.");
        if (!File.Exists(Path.Combine(data, BackupManifest.Outbox)))
            throw new BackupException($"{data} holds no {BackupManifest.Outbox}.");
        var indexed = File.Exists(Path.Combine(data, BackupManifest.Index));
        NodeOpening.MakeFolder(target);
        if (indexed)
            SqliteCopy.Take(Path.Combine(data, BackupManifest.Index), Path.Combine(target, BackupManifest.Index));
        SqliteCopy.Take(Path.Combine(data, BackupManifest.Outbox), Path.Combine(target, BackupManifest.Outbox));
        var outbox = DescribeOutbox(target, time);
        var manifest = indexed ? WithIndex(outbox, target) : outbox with { IndexLeftOut = NoIndex };
        manifest.Write(target);
        return manifest;
    }

    private static BackupManifest DescribeOutbox(string target, TimeProvider time)
    {
        var (schema, signer) = OutboxFile.Describe(Path.Combine(target, BackupManifest.Outbox));
        return new BackupManifest(
            1, time.GetUtcNow(), null, null, null, signer?.ToString(),
            [BackupManifest.Seal(target, BackupManifest.Outbox, schema)]);
    }

    private static BackupManifest WithIndex(BackupManifest outbox, string target)
    {
        var (tip, digest) = Look(Path.Combine(target, BackupManifest.Index));
        return outbox with
        {
            Height = tip?.Height,
            BlockHash = tip?.Hash.ToString(),
            Digest = digest.ToString(),
            Files =
            [
                .. outbox.Files, BackupManifest.Seal(target, BackupManifest.Index, RegistryIndex.KnownSchema),
            ],
        };
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
