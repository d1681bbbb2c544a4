using System.Globalization;

namespace Carbon.Archive;

/// <summary>An archive holds what its own digests deny, or what no chain can hold. Nothing was changed.</summary>
public sealed class ArchiveDamagedException : Exception
{
    /// <summary>Names the file, and the height after which the damage is, or null before the first block.</summary>
    public ArchiveDamagedException(string path, ulong? afterHeight, string finding)
        : base(string.Create(CultureInfo.InvariantCulture,
            $"{path} is damaged {(afterHeight is { } at ? $"after block {at}" : "at its beginning")}: {finding}"))
    {
        Path = path;
        AfterHeight = afterHeight;
    }

    /// <summary>The file of the segment.</summary>
    public string Path { get; }

    /// <summary>Height of the last sound record before the damage, or null where none is.</summary>
    public ulong? AfterHeight { get; }
}
