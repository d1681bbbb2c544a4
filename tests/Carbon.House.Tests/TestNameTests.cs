using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Carbon.House.Tests;

public sealed class TestNameTests
{
    private const int NameMax = 80;

    private static IEnumerable<(SourceFile File, MethodDeclarationSyntax Node)> Tests =>
        Syntax.All<MethodDeclarationSyntax>().Where(found => found.Node.AttributeLists
            .SelectMany(list => list.Attributes)
            .Any(attribute => attribute.Name.ToString() is "Fact" or "Theory" or "DeepFact"));

    [Fact]
    public void Every_test_is_a_sentence_of_at_most_80_characters() =>
        Breaches.None(
            from test in Tests
            let name = test.Node.Identifier.ValueText
            where name.Length > NameMax || !name.Contains('_', StringComparison.Ordinal) || !char.IsUpper(name[0])
            select $"{Syntax.Place(test.File, test.Node)}: {name}");

    [Fact]
    public void Every_test_class_is_named_for_its_subject() =>
        Breaches.None(
            from test in Tests
            let type = test.Node.Ancestors().OfType<TypeDeclarationSyntax>().First().Identifier.ValueText
            where !type.EndsWith("Tests", StringComparison.Ordinal)
            select $"{Syntax.Place(test.File, test.Node)}: {type}");
}
