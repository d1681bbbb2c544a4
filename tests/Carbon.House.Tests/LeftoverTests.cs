using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Carbon.House.Tests;

public sealed partial class LeftoverTests
{
    // Written in halves, so that this file does not find itself.
    private static readonly Regex Unfinished = new("\\b(TO" + "DO|FIX" + "ME|HA" + "CK|XX" + "X)\\b");
    private static readonly Regex Region = new("^\\s*#(end)?reg" + "ion\\b", RegexOptions.Multiline);

    private static IEnumerable<SourceFile> Written =>
        Repository.Files.Where(file => file.Is(".cs", ".sol", ".proto", ".js", ".mjs", ".sh", ".py", ".razor", ".md"));

    [Fact]
    public void Nothing_lands_unfinished() =>
        Breaches.None(
            from file in Written
            from Match match in Unfinished.Matches(file.Text)
            select $"{file.Path}: {match.Value}");

    [Fact]
    public void No_file_hides_its_length_in_regions() =>
        Breaches.None(from file in Repository.CSharp where Region.IsMatch(file.Text) select file.Path);

    [Fact]
    public void Every_suppression_gives_its_reason() =>
        Breaches.None(
            from file in Repository.CSharp
            from line in file.Lines.Select((text, index) => (Text: text, Index: index))
            where line.Text.TrimStart().StartsWith("#pragma warning disable", StringComparison.Ordinal)
            where !line.Text.Contains("//", StringComparison.Ordinal) && !IsComment(file, line.Index - 1)
            select $"{file.Path}:{line.Index + 1}");

    [Fact]
    public void Every_suppressing_attribute_gives_its_reason() =>
        Breaches.None(
            from found in Syntax.All<AttributeSyntax>()
            where found.Node.Name.ToString() is "SuppressMessage" or "UnconditionalSuppressMessage"
            where !found.Node.ToString().Contains("Justification = \"", StringComparison.Ordinal)
            select Syntax.Place(found.File, found.Node));

    [Fact]
    public void Every_rule_that_is_off_says_why() =>
        Breaches.None(
            from file in Repository.Files
            where file.Is(".csproj", ".props", ".editorconfig")
            from line in file.Lines.Select((text, index) => (Text: text, Index: index))
            where line.Text.Contains("<NoWarn>", StringComparison.Ordinal) || SeverityNone().IsMatch(line.Text)
            where !IsExplained(file, line.Index)
            select $"{file.Path}:{line.Index + 1}");

    [Fact]
    public void No_test_is_skipped_or_run_alone() =>
        Breaches.None(
            from file in Repository.Under("tests/")
            where file.Is(".cs", ".js", ".mjs")
            from Match match in Skipped().Matches(file.Text)
            select $"{file.Path}: {match.Value}");

    private static bool IsComment(SourceFile file, int index) =>
        index >= 0 && file.Lines[index].TrimStart().StartsWith("//", StringComparison.Ordinal);

    // The reason stands right above, or above the other rules of the same block.
    private static bool IsExplained(SourceFile file, int index)
    {
        while (--index >= 0 && SeverityNone().IsMatch(file.Lines[index]))
        {
        }

        return index >= 0 && (file.Lines[index].StartsWith('#') ||
            file.Lines[index].TrimEnd().EndsWith("-->", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^dotnet_diagnostic\.\w+\.severity = (none|silent)")]
    private static partial Regex SeverityNone();

    [GeneratedRegex(@"\[(Fact|Theory)\([^\]]*Skip\s*=|\b(it|describe|test)\.(skip|only)\(")]
    private static partial Regex Skipped();
}
