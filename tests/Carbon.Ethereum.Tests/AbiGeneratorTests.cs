extern alias Generator;

using System.Collections.Immutable;
using Generator::Carbon.Ethereum.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Carbon.Ethereum.Tests;

public sealed class AbiGeneratorTests
{
    private const string Open = """{"contractName":"T","abi":[{"type":"function","name":"f","inputs":[""";
    private const string Close = """],"outputs":[]}]}""";

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"contractName\":\"T\"}")]
    [InlineData("{\"contractName\":\"\",\"abi\":[]}")]
    [InlineData("{\"contractName\":\"T U\",\"abi\":[]}")]
    [InlineData("{\"contractName\":\"T\",\"abi\":{}}")]
    [InlineData("{\"contractName\":\"T\",\"abi\":[1]}")]
    [InlineData("{\"contractName\":\"T\",\"abi\":[{\"type\":\"odd\"}]}")]
    [InlineData("{\"contractName\":\"T\",\"abi\":[],\"abi\":[]}")]
    [InlineData("{\"contractName\":\"T\",\"abi\":[],\"bytecode\":\"0x60__$abc$__\"}")]
    [InlineData("{\"contractName\":\"T\",\"abi\":[{\"type\":\"event\",\"name\":\"e\",\"anonymous\":true}]}")]
    [InlineData(Open + "{\"name\":\"a\",\"type\":\"uint7\"}" + Close)]
    [InlineData(Open + "{\"name\":\"a\",\"type\":\"fixed128x18\"}" + Close)]
    [InlineData(Open + "{\"name\":\"a\",\"type\":\"uint8[0]\"}" + Close)]
    [InlineData(Open + "{\"name\":\"a\",\"type\":\"uint8]\"}" + Close)]
    [InlineData(Open + "{\"name\":\"a\",\"type\":\"tuple\"}" + Close)]
    [InlineData(Open + "{\"name\":\"a\",\"type\":\"tuple\",\"internalType\":\"struct S\",\"components\":[]}" + Close)]
    [InlineData(Open + "{\"name\":1,\"type\":\"bool\"}" + "}]}")]
    public void Reports_a_bad_artifact_as_one_error(string artifact)
    {
        var result = Run(artifact);

        Assert.Null(result.Exception);
        Assert.Empty(result.GeneratedSources);
        var error = Assert.Single(result.Diagnostics);
        Assert.Equal("CARBON001", error.Id);
        Assert.Equal(DiagnosticSeverity.Error, error.Severity);
    }

    [Fact]
    public void Refuses_two_structs_of_one_name()
    {
        const string Tuple = "\"type\":\"tuple\",\"internalType\":\"struct A.S\",\"components\":";
        const string First = "{\"name\":\"a\"," + Tuple + "[{\"name\":\"x\",\"type\":\"bool\"}]}";
        const string Other = "{\"name\":\"b\"," + Tuple + "[{\"name\":\"y\",\"type\":\"bool\"}]}";

        Assert.Single(Run(Open + First + "," + Other + Close).Diagnostics);
        Assert.Empty(Run(Open + First + Close).Diagnostics);
    }

    [Fact]
    public void Asks_for_a_namespace()
    {
        var error = Assert.Single(Run("""{"contractName":"T","abi":[]}""", namespaceName: "").Diagnostics);

        Assert.Contains("CarbonAbiNamespace", error.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_unmarked_files_alone()
    {
        var result = Run("not an artifact", mark: "");

        Assert.Empty(result.Diagnostics);
        Assert.Empty(result.GeneratedSources);
    }

    [Fact]
    public void Gives_awkward_names_a_place_in_csharp()
    {
        const string Names = """
            {"name":"","type":"bool"},{"name":"_a","type":"bool"},{"name":"a","type":"bool"},
            {"name":"topic","type":"bool"},{"name":"encode","type":"bool"},{"name":"fCall","type":"bool"},
            {"name":"class","type":"bool"},{"name":"valid_from","type":"bool"}
            """;
        var source = Assert.Single(Run(Open + Names + Close).GeneratedSources).SourceText.ToString();

        Assert.Contains(
            "record FCall(bool Item1, bool A, bool A2, bool TopicValue, bool EncodeValue, bool FCallValue, bool Class, "
            + "bool ValidFrom)",
            source,
            StringComparison.Ordinal);
    }

    private static GeneratorRunResult Run(string artifact, string namespaceName = "Sample", string mark = "true")
    {
        var compilation = CSharpCompilation.Create("sample");
        var driver = CSharpGeneratorDriver.Create(
            [new AbiGenerator().AsSourceGenerator()],
            [new ArtifactText(artifact)],
            optionsProvider: new Options(namespaceName, mark));
        return driver.RunGenerators(compilation).GetRunResult().Results.Single();
    }

    private sealed class ArtifactText(string text) : AdditionalText
    {
        public override string Path => "T.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options(string namespaceName, string mark) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } =
            new Values("build_property.CarbonAbiNamespace", namespaceName);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values("build_metadata.AdditionalFiles.CarbonAbi", mark);
    }

    private sealed class Values(string name, string value) : AnalyzerConfigOptions
    {
        private readonly ImmutableDictionary<string, string> _values =
            ImmutableDictionary<string, string>.Empty.Add(name, value);

        public override bool TryGetValue(string key, out string found) =>
            _values.TryGetValue(key, out found!);
    }
}
