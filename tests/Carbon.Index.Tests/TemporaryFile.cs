namespace Carbon.Index.Tests;

/// <summary>A database file that goes with its test.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("carbon-index-");

    public string Path => System.IO.Path.Combine(_directory.FullName, "index.db");

    public void Dispose() => _directory.Delete(recursive: true);
}
