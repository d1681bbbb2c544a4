namespace Carbon.Archive.Tests;

/// <summary>An archive in a folder of its own that can be closed, looked at and opened again.</summary>
internal sealed class ArchiveUnderTest : IDisposable
{
    private static readonly ArchiveOptions Small = new() { SegmentRecords = 8 };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carbon-archive-");

    public string Folder => _folder.FullName;

    public BlockArchive Open() => BlockArchive.Open(Folder, TestBlocks.Genesis, Small);

    public IReadOnlyList<SealedBlock> Read() => [.. ArchiveReader.Open(Folder).Blocks()];

    public string[] Files(string ending) =>
        [.. Directory.GetFiles(Folder, "*" + ending).Order(StringComparer.Ordinal)];

    /// <summary>Keeps blocks and closes.</summary>
    public void Keep(IEnumerable<SealedBlock> blocks)
    {
        using var archive = Open();
        foreach (var block in blocks) archive.Append(block);
    }

    public static IEnumerable<Hash32> Hashes(IEnumerable<SealedBlock> blocks) =>
        blocks.Select(block => block.Header.Hash);

    public void Dispose() => _folder.Delete(recursive: true);
}
