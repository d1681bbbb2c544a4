using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Carbon.House.Tests;

public sealed partial class SizeTests
{
    private const int FileLinesMax = 400;
    private const int LineColumnsMax = 120;
    private const int MethodLinesMax = 60;
    private const int FunctionLinesMax = 45;
    private const int ParametersMax = 6;
    private const int ReadmeLinesMax = 150;

    private static IEnumerable<SourceFile> Code =>
        Repository.Files.Where(file => file.Is(".cs", ".sol", ".proto", ".js", ".mjs", ".sh", ".py", ".razor", ".css"));

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Breaches.None(
            from file in Code
            where file.Lines.Count > FileLinesMax
            select $"{file.Path} has {file.Lines.Count} lines");

    [Fact]
    public void No_line_is_wider_than_120_columns() =>
        Breaches.None(
            from file in Code
            from line in file.Lines.Select((text, index) => (Text: text, Number: index + 1))
            where line.Text.Length > LineColumnsMax
            select $"{file.Path}:{line.Number} has {line.Text.Length} columns");

    [Fact]
    public void No_method_is_longer_than_60_lines() =>
        Breaches.None(
            from found in Syntax.All<BaseMethodDeclarationSyntax>()
            let body = (SyntaxNode?)found.Node.Body ?? found.Node.ExpressionBody?.Expression
            where body is not null && Syntax.BodyLines(body) > MethodLinesMax
            select $"{Syntax.Place(found.File, found.Node)} has a body of {Syntax.BodyLines(body)} lines");

    // Records of facts and primary constructors are lists of fields; native functions are as their library has them; a
    // cancellation token goes with every call and says nothing of it.
    [Fact]
    public void No_method_takes_more_than_six_parameters() =>
        Breaches.None(
            from found in Syntax.All<BaseMethodDeclarationSyntax>()
            where CountedParameters(found.Node) > ParametersMax
            where !found.Node.Modifiers.Any(SyntaxKind.ExternKeyword) && !IsNative(found.Node)
            select $"{Syntax.Place(found.File, found.Node)} takes {CountedParameters(found.Node)}");

    [Fact]
    public void No_Solidity_function_is_longer_than_45_lines() =>
        Breaches.None(
            from file in Repository.Solidity
            from function in FunctionBodies(file)
            where function.Lines > FunctionLinesMax
            select $"{file.Path}:{function.Line} has a body of {function.Lines} lines");

    [Fact]
    public void The_README_is_read_in_one_sitting() =>
        Breaches.None(
            from file in Repository.Files
            where file.Path == "README.md" && file.Lines.Count > ReadmeLinesMax
            select $"README.md has {file.Lines.Count} lines");

    private static int CountedParameters(BaseMethodDeclarationSyntax method) =>
        method.ParameterList.Parameters.Count(parameter => parameter.Type?.ToString() != "CancellationToken");

    private static bool IsNative(BaseMethodDeclarationSyntax method) =>
        method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute =>
            attribute.Name.ToString().EndsWith("Import", StringComparison.Ordinal));

    private static IEnumerable<(int Line, int Lines)> FunctionBodies(SourceFile file)
    {
        for (var start = 0; start < file.Lines.Count; start++)
        {
            if (FunctionHead().Match(file.Lines[start]) is not { Success: true } head)
                continue;
            var open = start;
            while (file.Lines[open] is not [.., '{' or ';' or '}'])
                open++;
            if (!file.Lines[open].EndsWith('{'))
                continue;
            var close = open;
            while (file.Lines[close] != head.Groups[1].Value + "}")
                close++;
            yield return (start + 1, close - open - 1);
        }
    }

    [GeneratedRegex(@"^(\s*)(function|constructor|modifier)\b")]
    private static partial Regex FunctionHead();
}
