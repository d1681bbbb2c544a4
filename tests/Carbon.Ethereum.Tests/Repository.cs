using System.IO.Compression;
using System.Text.Json;

namespace Carbon.Ethereum.Tests;

/// <summary>Finds the repository's root, and the published test vectors in its node_modules.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static JsonElement[] Vectors(string name)
    {
        var path = Path.Combine(Root, "node_modules/@ethersproject/testcases/testcases", name + ".json.gz");
        using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var document = JsonDocument.Parse(file);
        return [.. document.RootElement.Clone().EnumerateArray()];
    }

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Carbon.sln")))
            directory = directory.Parent ?? throw new InvalidOperationException("This is not the repository.");
        return directory.FullName;
    }
}
