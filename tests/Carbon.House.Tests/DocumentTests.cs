using System.Text.RegularExpressions;

namespace Carbon.House.Tests;

public sealed partial class DocumentTests
{
    private static IEnumerable<SourceFile> Documents => Repository.Files.Where(file => file.Is(".md"));

    [Fact]
    public void Every_link_leads_somewhere() =>
        Breaches.None(
            from document in Documents
            from Match link in Link().Matches(document.Text)
            let target = link.Groups[1].Value
            where !target.Contains("://", StringComparison.Ordinal) && !Resolves(document, target)
            select $"{document.Path}: {target}");

    // docs/invariants.md numbers them; a test that proves one has the number in its title or its name.
    [Fact]
    public void Every_invariant_has_a_test_that_names_it()
    {
        var named = Repository.Under("tests/")
            .Where(file => file.Is(".cs", ".js", ".mjs"))
            .SelectMany(file => Invariant().Matches(file.Text))
            .Select(match => match.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);
        var numbered = Invariant().Matches(Repository.Find("docs/invariants.md").Text)
            .Select(match => match.Groups[1].Value)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.NotEmpty(numbered);
        Breaches.None(numbered.Where(number => !named.Contains(number)).Select(number => $"INV-{number} has no test"));
    }

    [Fact]
    public void No_test_names_an_invariant_that_is_not_written_down()
    {
        var numbered = Invariant().Matches(Repository.Find("docs/invariants.md").Text)
            .Select(match => match.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);
        Breaches.None(
            from file in Repository.Under("tests/")
            where file.Is(".cs", ".js", ".mjs")
            from Match match in Invariant().Matches(file.Text)
            where !numbered.Contains(match.Groups[1].Value)
            select $"{file.Path}: {match.Value}");
    }

    [Fact]
    public void Every_decision_stands_in_the_index_once()
    {
        var index = Repository.Find("docs/decisions/README.md");
        var decisions = Repository.Under("docs/decisions/").Select(file => file.Name)
            .Where(name => char.IsAsciiDigit(name[0]))
            .ToList();
        Breaches.None(decisions.Where(name => Regex.Count(index.Text, Regex.Escape($"({name})")) != 1));
        Breaches.None(decisions.GroupBy(name => name[..4]).Where(group => group.Count() > 1)
            .Select(group => $"two decisions bear the number {group.Key}"));
    }

    // `./carbon bench capacity` writes both, so that neither is changed by hand.
    [Fact]
    public void Every_marked_table_stands_on_a_page_of_results()
    {
        var results = Repository.Under("bench/results/").Where(file => file.Is(".md")).ToList();
        var marked = Repository.Under("docs/").Where(file => file.Is(".md"))
            .SelectMany(file => Table().Matches(file.Text).Select(table => (file.Path, Table: table)))
            .ToList();
        Assert.NotEmpty(marked);
        Breaches.None(
            from found in marked
            let text = found.Table.Groups[2].Value
            where text.Length == 0 || !results.Any(page => page.Text.Contains(text, StringComparison.Ordinal))
            select $"{found.Path}: {found.Table.Groups[1].Value}");
    }

    private static bool Resolves(SourceFile document, string target)
    {
        var parts = target.Split('#', 2);
        var folder = Path.GetDirectoryName(document.Path) ?? "";
        var path = parts[0].Length == 0 ? document.Path : Path.Combine(folder, parts[0]);
        var full = Path.GetFullPath(Path.Combine(Repository.Root, path));
        if (Directory.Exists(full))
            return true;
        if (!File.Exists(full))
            return false;
        return parts.Length == 1 || Heading().Matches(File.ReadAllText(full))
            .Any(heading => Anchor(heading.Groups[1].Value) == parts[1]);
    }

    // As the usual hosts make anchors: small letters, spaces to hyphens, other signs dropped.
    private static string Anchor(string heading) =>
        string.Concat(heading.Trim().ToLowerInvariant().Replace(' ', '-')
            .Where(c => char.IsLetterOrDigit(c) || c is '-' or '_'));

    [GeneratedRegex(@"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"INV[-_](\d+)")]
    private static partial Regex Invariant();

    [GeneratedRegex(@"<!-- table: (\w+) -->\n([\s\S]*?)<!-- end of table -->")]
    private static partial Regex Table();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
