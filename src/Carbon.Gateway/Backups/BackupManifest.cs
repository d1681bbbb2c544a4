using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Carbon.Gateway.Backups;

/// <summary>What a backup holds: the seal over its files and what they are true as of.</summary>
/// <param name="Format">Of this file; 1.</param>
/// <param name="TakenAt">When the backup was taken.</param>
/// <param name="Height">The index's last block, or null where it has none or was left out.</param>
/// <param name="BlockHash">Its hash.</param>
/// <param name="Digest">Over all rows of the index, or null where it was left out.</param>
/// <param name="KeyAddress">The account of the outbox, or null where nobody has claimed it.</param>
/// <param name="Files">The outbox, and the index unless it was left out.</param>
internal sealed record BackupManifest(
    int Format,
    DateTimeOffset TakenAt,
    ulong? Height,
    string? BlockHash,
    string? Digest,
    string? KeyAddress,
    IReadOnlyList<BackupFile> Files)
{
    /// <summary>The file of the write path.</summary>
    public const string Outbox = "outbox.db";

    /// <summary>The file of the index.</summary>
    public const string Index = "index.db";

    /// <summary>The manifest's own name in a backup.</summary>
    public const string Name = "backup.json";

    private const int KnownFormat = 1;
    private const int BytesMax = 16 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Why there is no index in the backup and where to have it from, or null where there is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? IndexLeftOut { get; init; }

    /// <summary>The names of the files that the backup must hold, in order.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Names => IndexLeftOut is null ? [Index, Outbox] : [Outbox];

    /// <summary>Describes a file as it lies there now.</summary>
    public static BackupFile Seal(string folder, string name, int schema)
    {
        using var stream = File.OpenRead(Path.Combine(folder, name));
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        return new BackupFile(name, stream.Length, hash, schema);
    }

    /// <summary>Reads the manifest of a backup.</summary>
    /// <exception cref="BackupException">There is none, or none that this release knows.</exception>
    public static BackupManifest Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            if (new FileInfo(path).Length > BytesMax)
                throw new BackupException($"{path} is no manifest of a backup: it is too large.");
            var manifest = JsonSerializer.Deserialize<BackupManifest>(File.ReadAllText(path), Options)
                ?? throw new JsonException("it is empty");
            return manifest.Format == KnownFormat
                ? manifest
                : throw new BackupException($"{path} is of format {manifest.Format}; known is {KnownFormat}.");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"{path} is no manifest of a backup: {e.Message}", e);
        }
    }

    /// <summary>Writes the manifest into its backup, as the last of its files.</summary>
    public void Write(string folder)
    {
        using var stream = new FileStream(Path.Combine(folder, Name), FileMode.CreateNew, FileAccess.Write);
        JsonSerializer.Serialize(stream, this, Options);
        stream.Flush(flushToDisk: true);
    }
}
