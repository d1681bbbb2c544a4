namespace Carbon.House.Tests;

/// <summary>A text file with its path from the repository's root.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    private static readonly string[] Endings =
    [
        ".cs", ".csproj", ".props", ".targets", ".sol", ".proto", ".js", ".mjs", ".sh", ".py", ".md", ".json", ".yml",
        ".razor", ".css", ".html", ".editorconfig",
    ];

    public IReadOnlyList<string> Lines { get; } = Text.TrimEnd('\n').Split('\n');

    public string Name => System.IO.Path.GetFileName(Path);

    public static bool IsText(string name) => Endings.Contains(System.IO.Path.GetExtension(name));

    public static SourceFile Read(FileInfo file) => new(
        System.IO.Path.GetRelativePath(Repository.Root, file.FullName).Replace('\\', '/'),
        File.ReadAllText(file.FullName));

    public bool Is(params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (Path.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
