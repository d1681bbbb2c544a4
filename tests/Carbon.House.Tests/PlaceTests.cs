using System.Text.RegularExpressions;
using System.Text.Json;

namespace Carbon.House.Tests;

public sealed partial class PlaceTests
{
    private static IEnumerable<SourceFile> Code => Repository.Under("src/", "contracts/", "proto/");

    // A division's rules are data. Code that names a place has a rule of that place in it.
    [Fact]
    public void No_code_names_a_division()
    {
        var names = Repository.Under("policies/").Where(file => file.Is(".json")).SelectMany(NamesIn).ToList();
        Assert.True(names.Count >= 10, "The policies name no divisions.");
        Breaches.None(
            from file in Code
            from name in names
            where file.Text.Contains(name, StringComparison.OrdinalIgnoreCase)
            select $"{file.Path} names {name}");
    }

    [Fact]
    public void No_file_names_a_path_of_one_machine() =>
        Breaches.None(
            from file in Repository.Files
            where !file.Is("packages.lock.json", "package-lock.json")
            from line in file.Lines.Select((text, index) => (Text: text, Number: index + 1))
            from Match match in MachinePath().Matches(line.Text)
            select $"{file.Path}:{line.Number}: {match.Value}");

    private static IEnumerable<string> NamesIn(SourceFile policy)
    {
        using var json = JsonDocument.Parse(policy.Text);
        if (!json.RootElement.TryGetProperty("division", out _))
            yield break;
        var name = json.RootElement.GetProperty("name");
        yield return name.GetProperty("zh").GetString()!.TrimEnd('市');
        yield return name.GetProperty("en").GetString()!;
    }

    [GeneratedRegex(@"(?<![\w./-])/(home|root|Users|work|tmp/[a-z])[/\w.-]*|[A-Z]:\\Users")]
    private static partial Regex MachinePath();
}
