using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Carbon.House.Tests;

public sealed class FaultTests
{
    // The request boundary, which turns any fault into a status, and the loop that follows the chain.
    private const int CatchAllFilesMax = 2;

    private static IEnumerable<(SourceFile File, CatchClauseSyntax Node)> Catches =>
        Syntax.All<CatchClauseSyntax>().Where(found => found.File.Path.StartsWith("src/", StringComparison.Ordinal));

    [Fact]
    public void Every_fault_is_caught_in_two_places_at_most()
    {
        var files = Catches
            .Where(found => found.Node.Filter is null && !ThrowsAgain(found.Node))
            .Where(found => found.Node.Declaration?.Type.ToString() is null or "Exception" or "System.Exception")
            .Select(found => found.File.Path)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.True(files.Count <= CatchAllFilesMax, string.Join('\n', files));
    }

    // What is caught is answered, told or thrown again; where nothing is left to do, a comment says why.
    [Fact]
    public void No_fault_is_swallowed_without_a_word() =>
        Breaches.None(
            from found in Catches
            where found.Node.Block.Statements.Count == 0
            where !found.Node.Block.DescendantTrivia().Any(IsComment)
            select Syntax.Place(found.File, found.Node));

    // The names of Grpc.Core are another project's, with its defaults.
    [Fact]
    public void No_call_can_forget_its_cancellation_token() =>
        Breaches.None(
            from found in Syntax.All<ParameterSyntax>()
            where found.File.Path.StartsWith("src/", StringComparison.Ordinal)
            where !found.File.Path.StartsWith("src/Carbon.Grpc/Core/", StringComparison.Ordinal)
            where found.Node.Type?.ToString() == "CancellationToken" && found.Node.Default is not null
            select Syntax.Place(found.File, found.Node));

    [Fact]
    public void The_cancellation_token_stands_last() =>
        Breaches.None(
            from found in Syntax.All<ParameterListSyntax>()
            where found.File.Path.StartsWith("src/", StringComparison.Ordinal)
            where found.Node.Parameters.SkipLast(1).Any(one => one.Type?.ToString() == "CancellationToken")
            where found.Node.Parameters[^1].Type?.ToString() != "CancellationToken"
            where !found.File.Path.StartsWith("src/Carbon.Grpc/Core/", StringComparison.Ordinal)
            select Syntax.Place(found.File, found.Node));

    // Cleaning up and throwing on is no catch.
    private static bool ThrowsAgain(CatchClauseSyntax clause) =>
        clause.Block.Statements is [.., ThrowStatementSyntax { Expression: null }];

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;
}
