using Carbon.Registry.Policies;

namespace Carbon.Registry.Tests;

/// <summary>The policy files of the repository, as they lie beside the tests.</summary>
internal static class PolicyFiles
{
    public static IReadOnlyList<string> Paths { get; } =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "policies"), "*.json")
            .Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0]))
            .Order(StringComparer.Ordinal)];

    public static string SchemaPath { get; } = Path.Combine(AppContext.BaseDirectory, "policies", "policy.schema.json");

    public static PolicyFile Read(uint division)
    {
        var bytes = File.ReadAllBytes(Paths.Single(path => Path.GetFileName(path) == $"{division}.json"));
        return PolicyFile.TryParse(bytes, out var file, out var faults)
            ? file
            : throw new InvalidOperationException(string.Join('\n', faults));
    }

    public static string Text(uint division) =>
        File.ReadAllText(Paths.Single(path => Path.GetFileName(path) == $"{division}.json"));
}
