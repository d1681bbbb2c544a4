using System.Text.RegularExpressions;

namespace Carbon.Cli.Kit.Making;

/// <summary>The texts of a kit: plain files with names between signs, such as @MEMBER@.</summary>
internal static partial class Template
{
    /// <summary>The template with each given name replaced; a name that is left over is our own fault.</summary>
    public static string Fill(string name, params (string Name, string Value)[] values)
    {
        using var stream = typeof(Template).Assembly.GetManifestResourceStream($"Kit/{name}")
            ?? throw new InvalidOperationException($"There is no template {name}.");
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var open = Placeholder().Matches(text).FirstOrDefault(match => !values.Any(value => Is(match, value.Name)));
        if (open is not null)
            throw new InvalidOperationException($"{name} has {open.Value}, which nothing fills.");
        return Placeholder().Replace(text, match => values.First(value => Is(match, value.Name)).Value);
    }

    private static bool Is(Match match, string name) => match.Groups[1].Value == name;

    [GeneratedRegex("@([A-Z][A-Z0-9_]*)@")]
    private static partial Regex Placeholder();
}
