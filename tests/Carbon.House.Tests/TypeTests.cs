using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Carbon.House.Tests;

public sealed partial class TypeTests
{
    // If only such a word fits, the type is two types.
    private static readonly string[] EmptyWords =
        ["Manager", "Helper", "Helpers", "Util", "Utils", "Common", "Base", "Impl", "Data", "Info", "Processor"];

    // These names are another project's: stubs that its compiler generates refer to them.
    private static readonly string[] ForeignNamespaces = ["Grpc.Core", "Grpc.AspNetCore.Server"];

    [Fact]
    public void Every_class_is_sealed_static_or_abstract() =>
        Breaches.None(
            from found in Syntax.All<TypeDeclarationSyntax>()
            where found.Node is ClassDeclarationSyntax || found.Node is RecordDeclarationSyntax record &&
                !record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword)
            where !IsForeign(found.Node)
            group found by FullName(found.Node) into parts
            where !parts.Any(part => part.Node.Modifiers.Any(IsClosed))
            select $"{Syntax.Place(parts.First().File, parts.First().Node)} leaves {parts.Key} open");

    [Fact]
    public void No_type_is_named_by_an_empty_word() =>
        Breaches.None(
            from found in Syntax.All<BaseTypeDeclarationSyntax>()
            where !IsForeign(found.Node)
            from word in Word().Matches(found.Node.Identifier.ValueText).Select(match => match.Value)
            where EmptyWords.Contains(word)
            select $"{Syntax.Place(found.File, found.Node)} names a type {found.Node.Identifier.ValueText}");

    [Fact]
    public void No_contract_is_named_by_an_empty_word() =>
        Breaches.None(
            from file in Repository.Solidity
            from Match type in SolidityType().Matches(file.Text)
            from word in Word().Matches(type.Groups[2].Value).Select(match => match.Value)
            where EmptyWords.Contains(word)
            select $"{file.Path} names a {type.Groups[1].Value} {type.Groups[2].Value}");

    // Several small types that belong together may share a file, which then bears the name of one of them.
    [Fact]
    public void A_file_with_one_type_bears_its_name() =>
        Breaches.None(
            from tree in Syntax.Trees
            let types = tree.Root.DescendantNodes(node => node is not BaseTypeDeclarationSyntax)
                .OfType<BaseTypeDeclarationSyntax>().ToList()
            where types.Count == 1
            let name = types[0].Identifier.ValueText
            let stem = tree.File.Name.Split('.')[0]
            where stem != name && stem != $"{name}OfT"
            select $"{tree.File.Path} holds only {name}");

    private static bool IsClosed(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.StaticKeyword or SyntaxKind.AbstractKeyword;

    private static bool IsForeign(SyntaxNode node) => ForeignNamespaces.Contains(NamespaceOf(node));

    private static string FullName(TypeDeclarationSyntax type)
    {
        var outer = type.Ancestors().OfType<TypeDeclarationSyntax>().Reverse().Select(one => one.Identifier.ValueText);
        return $"{NamespaceOf(type)}.{string.Join('.', outer.Append(type.Identifier.ValueText))}`{type.Arity}";
    }

    private static string NamespaceOf(SyntaxNode node) =>
        node.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "";

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"^\s*(?:abstract )?(contract|library|interface|struct|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex SolidityType();
}
