using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Carbon.Ethereum.Generator;

/// <summary>
/// Writes typed bindings for each contract artifact marked CarbonAbi="true" among the AdditionalFiles, so that a
/// changed contract breaks the build of the code that speaks to it.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class AbiGenerator : IIncrementalGenerator
{
    private const string MarkKey = "build_metadata.AdditionalFiles.CarbonAbi";
    private const string NamespaceKey = "build_property.CarbonAbiNamespace";

    private static readonly DiagnosticDescriptor BadArtifact = new(
        "CARBON001",
        "A contract artifact cannot be read",
        "The contract artifact '{0}' cannot be read: {1}",
        "Carbon.Ethereum",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var artifacts = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(pair => IsMarked(pair.Right, pair.Left))
            .Select((pair, cancel) => new Artifact(
                pair.Left.Path,
                NamespaceOf(pair.Right),
                pair.Left.GetText(cancel)?.ToString() ?? ""));
        context.RegisterSourceOutput(artifacts, Produce);
    }

    private static bool IsMarked(AnalyzerConfigOptionsProvider options, AdditionalText file) =>
        options.GetOptions(file).TryGetValue(MarkKey, out var mark)
        && string.Equals(mark, "true", StringComparison.OrdinalIgnoreCase);

    private static string NamespaceOf(AnalyzerConfigOptionsProvider options) =>
        options.GlobalOptions.TryGetValue(NamespaceKey, out var name) ? name : "";

    private static void Produce(SourceProductionContext context, Artifact artifact)
    {
        try
        {
            if (artifact.Namespace.Length == 0)
                throw new ArtifactException("the property CarbonAbiNamespace is not set");
            var contract = ArtifactReader.Read(artifact.Json, artifact.Namespace);
            var source = Emitter.Write(contract, artifact.Namespace);
            context.AddSource(contract.Name + "Contract.g.cs", SourceText.From(source, Encoding.UTF8));
        }
        catch (ArtifactException e)
        {
            var location = Location.Create(artifact.Path, default, default);
            context.ReportDiagnostic(Diagnostic.Create(BadArtifact, location, artifact.Path, e.Message));
        }
    }

    private sealed record Artifact(string Path, string Namespace, string Json);
}
