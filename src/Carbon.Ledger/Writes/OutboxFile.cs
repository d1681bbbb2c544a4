using Carbon.Ethereum;
using Carbon.Storage;

namespace Carbon.Ledger;

/// <summary>What can be told of an outbox's file without owning it.</summary>
public static class OutboxFile
{
    /// <summary>The latest schema that this release knows.</summary>
    public static int KnownSchema => OutboxSchema.Version.Steps.Count;

    /// <summary>The schema of a file and the key that it belongs to, null where nobody has claimed it.</summary>
    /// <exception cref="DatabaseDamagedException">The file is no sound database, or holds no outbox.</exception>
    public static (int Schema, Address? Signer) Describe(string path)
    {
        using var file = SqliteFile.OpenReadOnly(path);
        var schema = SchemaVersion.VersionOf(file);
        // As of a file that was copied without its log.
        if (schema == 0) throw new DatabaseDamagedException(path, "it holds no outbox.");
        var signer = file.Scalar("SELECT signer FROM owner") as byte[];
        return (schema, signer is null ? null : new Address(signer));
    }
}
