using System.Text.Json.Nodes;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Kit.Checking;
using Carbon.Cli.Kit.Genesis;
using Carbon.Cli.Kit.Making;

namespace Carbon.Cli.Tests.Kits;

/// <summary>A kit on disk that a test breaks in one place.</summary>
internal sealed class KitUnderTest(string folder)
{
    public string Folder => folder;

    public string Text(string file) => File.ReadAllText(PathOf(file));

    public void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    public void Delete(string file) => File.Delete(PathOf(file));

    /// <summary>Replaces the first place where the text stands; it must stand there.</summary>
    public void Edit(string file, string from, string to) => Write(file, Replaced(Text(file), from, to));

    /// <summary>
    /// Edits the genesis file, gives every member the new one and names its hashes everywhere: a fault of all alike.
    /// </summary>
    public void EditGenesis(string from, string to)
    {
        var before = Text(KitPlaces.Genesis);
        var after = Replaced(before, from, to);
        Write(KitPlaces.Genesis, after);
        foreach (var member in SomeConsortium.Keys)
            Write(KitPlaces.GenesisOf(member), after);
        var (old, fresh) = (HashOf(before)!, HashOf(after) ?? HashOf(before)!);
        foreach (var file in (string[])[
            KitPlaces.GenesisSeal, KitPlaces.Manifest, KitPlaces.Checklist, KitPlaces.Runbook])
        {
            Write(file, Text(file)
                .Replace(KitMaking.Sha256Of(before), KitMaking.Sha256Of(after), StringComparison.Ordinal)
                .Replace(old, fresh, StringComparison.Ordinal));
        }
    }

    public IReadOnlyList<KitFinding> Check(string? beside = null) => KitChecking.Of(folder, beside);

    /// <summary>Expects one finding, of this rule, and that the command says so.</summary>
    public async Task HasOnlyAsync(string code)
    {
        var findings = Check();
        Assert.True(
            findings.Select(finding => finding.Code).SequenceEqual([code]),
            $"expected {code}, found:\n{string.Join('\n', findings)}");
        Assert.EndsWith(".", findings[0].Found, StringComparison.Ordinal);
        Assert.EndsWith(".", findings[0].Reason, StringComparison.Ordinal);
        var (exit, said, _) = await Scratch.RunAsync("", "network", "check", "--kit", folder);
        Assert.Equal(Exit.Refused, exit);
        Assert.Contains(findings[0].Found, said, StringComparison.Ordinal);
        Assert.Contains(findings[0].Reason, said, StringComparison.Ordinal);
    }

    private static string? HashOf(string genesis) =>
        GenesisBlock.HashOf((JsonObject)JsonNode.Parse(genesis)!)?.ToString();

    private static string Replaced(string text, string from, string to)
    {
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{from} does not stand there.");
        return text[..at] + to + text[(at + from.Length)..];
    }

    private string PathOf(string file) => Path.Combine(folder, file);
}
