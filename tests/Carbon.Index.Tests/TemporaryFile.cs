namespace Carbon.Index.Tests;

/// <summary>A database file that goes with its test.</summary>
public sealed class TemporaryFile : IPlace
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("carbon-index-");

    public string Path => System.IO.Path.Combine(_directory.FullName, "index.db");

    public IndexStore Store => IndexStore.InFile(Path);

    public void Dispose() => _directory.Delete(recursive: true);
}
