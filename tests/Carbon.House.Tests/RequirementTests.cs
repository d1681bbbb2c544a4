using System.Globalization;
using System.Text.RegularExpressions;

namespace Carbon.House.Tests;

/// <summary>The table at the end of docs/domain.md against what it speaks of.</summary>
public sealed partial class RequirementTests
{
    // The ids of the five documents, of what none of them says, of their conflicts, and of what must always hold.
    private static readonly (string Letter, int First, int Last)[] Ids =
    [
        ("O", 1, 15), ("O", 20, 34), ("O", 40, 47), ("O", 50, 56), ("S", 1, 12), ("C", 1, 7), ("C", 10, 16),
        ("C", 20, 25), ("C", 30, 35), ("N", 1, 8), ("N", 10, 16), ("N", 20, 26), ("N", 30, 32), ("N", 40, 44),
        ("N", 50, 55), ("W", 1, 26), ("X", 1, 13), ("D", 1, 12), ("I", 1, 14),
    ];

    private static readonly IReadOnlyList<string[]> Rows =
    [
        .. Row().Matches(Repository.Find("docs/domain.md").Text)
            .Select(match => match.Groups[1].Value.Split(" | ").Select(cell => cell.Trim()).ToArray()),
    ];

    [Fact]
    public void Every_requirement_has_one_row()
    {
        var told = Rows.Select(row => row[0]).ToList();
        var expected = Ids
            .SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1)
                .Select(number => string.Create(CultureInfo.InvariantCulture, $"{range.Letter}-{number}")))
            .Append("N-4b")
            .ToList();
        Breaches.None(expected.Except(told).Select(id => $"{id} has no row"));
        Breaches.None(told.Except(expected).Select(id => $"{id} is no requirement"));
        Breaches.None(told.GroupBy(id => id).Where(rows => rows.Count() > 1).Select(rows => $"{rows.Key}: twice"));
    }

    [Fact]
    public void Every_row_names_a_test_or_says_that_it_is_a_duty_of_people() =>
        Breaches.None(
            from row in Rows
            where !row[2].StartsWith("people", StringComparison.Ordinal) && !Name().IsMatch(row[4])
            select $"{row[0]} names no test");

    [Fact]
    public void Every_command_and_event_of_the_table_exists()
    {
        var records = Repository.Under("src/Carbon.Registry/")
            .SelectMany(file => Record().Matches(file.Text))
            .Select(match => match.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);
        Breaches.None(
            from row in Rows
            from Match match in Name().Matches(row[2] + row[3])
            where !records.Contains(match.Groups[1].Value)
            select $"{row[0]}: {match.Value} is no command and no event");
    }

    [Fact]
    public void Every_command_stands_in_the_table()
    {
        var told = Rows.SelectMany(row => Name().Matches(row[2])).Select(match => match.Groups[1].Value).ToHashSet();
        Breaches.None(
            from file in Repository.Under("src/Carbon.Registry/Commands/")
            from Match match in Record().Matches(file.Text)
            where match.Value.Contains("sealed", StringComparison.Ordinal) && !told.Contains(match.Groups[1].Value)
            select $"{match.Groups[1].Value} answers no requirement");
    }

    [Fact]
    public void Every_test_of_the_table_exists()
    {
        var names = Repository.Under("tests/")
            .SelectMany(file => new[] { file.Name, Path.GetFileNameWithoutExtension(file.Name) })
            .ToHashSet(StringComparer.Ordinal);
        Breaches.None(
            from row in Rows
            from Match match in Name().Matches(row[4])
            where !names.Contains(match.Groups[1].Value)
            select $"{row[0]}: there is no test {match.Groups[1].Value}");
    }

    [GeneratedRegex(@"^\| ((?:[OSCNWXDI])-\d+b? \|.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"public sealed record (\w+)\(")]
    private static partial Regex Record();
}
