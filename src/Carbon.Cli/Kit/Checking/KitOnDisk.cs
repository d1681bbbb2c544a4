using System.Text.Json;
using System.Text.Json.Nodes;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Kit.Members;

namespace Carbon.Cli.Kit.Checking;

/// <summary>A kit as its files say, and the consortium that it must agree with.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Consortium">What its own <c>members.yaml</c> says.</param>
internal sealed record KitOnDisk(string Folder, Consortium Consortium)
{
    private const long BytesMax = 4 * 1024 * 1024;

    /// <summary>The text of a file, or null where it is missing.</summary>
    /// <exception cref="CommandException">It is over 4 MiB.</exception>
    public string? TextOf(string path)
    {
        var full = Path.Combine(Folder, path);
        if (!File.Exists(full))
            return null;
        return new FileInfo(full).Length <= BytesMax
            ? File.ReadAllText(full)
            : throw new CommandException(Exit.Refused, $"{full} is over 4 MiB: that is no file of a kit.");
    }

    /// <summary>
    /// The JSON of a file whose names are found in any case, as Besu finds them; null where it is missing or none.
    /// </summary>
    public JsonNode? JsonOf(string path)
    {
        if (TextOf(path) is not { } text)
            return null;
        try
        {
            var json = JsonNode.Parse(
                text,
                new JsonNodeOptions { PropertyNameCaseInsensitive = true },
                new JsonDocumentOptions { AllowDuplicateProperties = false });
            Unfold(json);
            return json;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // The caller says that the file is missing or no JSON; a name that stands twice is none either.
            return null;
        }
    }

    /// <summary>Every file, as paths from the folder, in order.</summary>
    public IEnumerable<string> Files() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    // Objects find a name that stands twice only when they are looked into.
    private static void Unfold(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var (_, member) in members)
                Unfold(member);
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
                Unfold(item);
        }
    }
}
