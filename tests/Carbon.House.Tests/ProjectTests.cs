using System.Xml.Linq;

namespace Carbon.House.Tests;

public sealed class ProjectTests
{
    // Knowledge flows one way. Ledger and Index never meet; the command line never sees the gateway.
    private static readonly Dictionary<string, string[]> Drawn = new()
    {
        ["Carbon.Registry"] = [],
        ["Carbon.Ethereum"] = [],
        ["Carbon.Ethereum.Generator"] = [],
        ["Carbon.Signer"] = ["Carbon.Ethereum"],
        ["Carbon.Contracts"] = ["Carbon.Ethereum", "Carbon.Ethereum.Generator"],
        ["Carbon.Grpc"] = [],
        ["Carbon.Api"] = ["Carbon.Grpc"],
        ["Carbon.Storage"] = [],
        ["Carbon.Ledger"] = ["Carbon.Registry", "Carbon.Ethereum", "Carbon.Contracts", "Carbon.Storage"],
        ["Carbon.Archive"] = ["Carbon.Ethereum"],
        ["Carbon.Index"] = ["Carbon.Registry", "Carbon.Storage"],
        ["Carbon.Gateway"] =
        [
            "Carbon.Registry", "Carbon.Ethereum", "Carbon.Contracts", "Carbon.Grpc", "Carbon.Api", "Carbon.Storage",
            "Carbon.Ledger", "Carbon.Archive", "Carbon.Index",
        ],
        ["Carbon.Cli"] =
        [
            "Carbon.Registry", "Carbon.Ethereum", "Carbon.Contracts", "Carbon.Grpc", "Carbon.Api", "Carbon.Storage",
            "Carbon.Ledger", "Carbon.Archive", "Carbon.Index",
        ],
    };

    private static IEnumerable<SourceFile> Projects =>
        Repository.Under("src/").Where(file => file.Is(".csproj"));

    [Fact]
    public void The_projects_are_those_that_are_drawn() =>
        Assert.Equal(Drawn.Keys.Order(StringComparer.Ordinal), Projects.Select(NameOf).Order(StringComparer.Ordinal));

    [Fact]
    public void No_project_references_another_than_is_drawn() =>
        Breaches.None(
            from project in Projects
            from reference in References(project, "ProjectReference")
            let target = Path.GetFileNameWithoutExtension(reference.Replace('\\', '/'))
            where !Drawn.GetValueOrDefault(NameOf(project), []).Contains(target)
            select $"{project.Path} references {target}");

    [Fact]
    public void The_generator_is_referenced_as_an_analyzer_only() =>
        Breaches.None(
            from project in Projects
            from element in XDocument.Parse(project.Text).Descendants("ProjectReference")
            where ((string?)element.Attribute("Include") ?? "").Contains("Generator", StringComparison.Ordinal)
            where (string?)element.Attribute("OutputItemType") != "Analyzer" ||
                (string?)element.Attribute("ReferenceOutputAssembly") != "false"
            select $"{project.Path} takes the generator as a library");

    [Fact]
    public void The_register_of_words_needs_no_package() =>
        Assert.Empty(References(Repository.Find("src/Carbon.Registry/Carbon.Registry.csproj"), "PackageReference"));

    [Fact]
    public void Every_project_is_in_the_solution() =>
        Breaches.None(
            from project in Repository.Under("src/", "tests/").Where(file => file.Is(".csproj"))
            where !File.ReadAllText(Path.Combine(Repository.Root, "Carbon.sln")).Contains(
                project.Name, StringComparison.Ordinal)
            select $"{project.Path} is not in Carbon.sln");

    [Fact]
    public void Versions_of_packages_stand_in_one_place() =>
        Breaches.None(
            from project in Repository.Under("src/", "tests/").Where(file => file.Is(".csproj"))
            from element in XDocument.Parse(project.Text).Descendants("PackageReference")
            where element.Attribute("Version") is not null || element.Attribute("VersionOverride") is not null
            select $"{project.Path} gives a version of {element.Attribute("Include")?.Value}");

    private static string NameOf(SourceFile project) => Path.GetFileNameWithoutExtension(project.Path);

    private static IEnumerable<string> References(SourceFile project, string element) =>
        XDocument.Parse(project.Text).Descendants(element).Select(one => (string?)one.Attribute("Include") ?? "");
}
