namespace Carbon.House.Tests;

/// <summary>The files of the repository that people write; what tools make of them is left out.</summary>
internal static class Repository
{
    private static readonly string[] MadeByTools =
        [".git", ".carbon", "node_modules", "bin", "obj", "artifacts", "cache", "TestResults"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Files { get; } =
        [.. Walk(new(Root)).Select(SourceFile.Read).OrderBy(file => file.Path, StringComparer.Ordinal)];

    public static IReadOnlyList<SourceFile> CSharp { get; } =
        [.. Under("src/", "tests/").Where(file => file.Is(".cs"))];

    public static IReadOnlyList<SourceFile> Solidity { get; } = [.. Under("contracts/").Where(file => file.Is(".sol"))];

    public static IReadOnlyList<SourceFile> Interfaces { get; } =
        [.. Solidity.Where(file => file.Path.StartsWith("contracts/interfaces/", StringComparison.Ordinal))];

    public static IReadOnlyList<SourceFile> Proto { get; } = [.. Under("proto/").Where(file => file.Is(".proto"))];

    public static IEnumerable<SourceFile> Under(params string[] folders) => Files.Where(file =>
        folders.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal)));

    public static SourceFile Find(string path) => Files.FirstOrDefault(file => file.Path == path)
        ?? throw new InvalidOperationException($"There is no file {path}.");

    private static IEnumerable<FileInfo> Walk(DirectoryInfo directory)
    {
        foreach (var file in directory.EnumerateFiles().Where(file => SourceFile.IsText(file.Name)))
            yield return file;
        foreach (var child in directory.EnumerateDirectories().Where(child => !MadeByTools.Contains(child.Name)))
        {
            foreach (var file in Walk(child))
                yield return file;
        }
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Carbon.sln")))
            directory = directory.Parent
                ?? throw new InvalidOperationException("The repository is not above the tests.");
        return directory.FullName;
    }
}
