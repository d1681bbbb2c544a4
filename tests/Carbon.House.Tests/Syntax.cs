using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Carbon.House.Tests;

/// <summary>The C# of the repository as the compiler's parser sees it.</summary>
internal static class Syntax
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    public static IReadOnlyList<(SourceFile File, SyntaxNode Root)> Trees { get; } =
        [.. Repository.CSharp.Select(file => (file, CSharpSyntaxTree.ParseText(file.Text, Options).GetRoot()))];

    public static IEnumerable<(SourceFile File, T Node)> All<T>()
        where T : SyntaxNode =>
        from tree in Trees
        from node in tree.Root.DescendantNodes().OfType<T>()
        select (tree.File, node);

    public static string Place(SourceFile file, SyntaxNode node) => $"{file.Path}:{FirstLine(node) + 1}";

    /// <summary>Lines between the braces of a body, or of the expression after its arrow.</summary>
    public static int BodyLines(SyntaxNode body) => body is BlockSyntax block
        ? Math.Max(0, LastLine(block) - FirstLine(block) - 1)
        : LastLine(body) - FirstLine(body) + 1;

    private static int FirstLine(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line;

    private static int LastLine(SyntaxNode node) => node.GetLocation().GetLineSpan().EndLinePosition.Line;
}
