using System.Text.Json;
using Carbon.Cli.Indexes;
using Carbon.Index;

namespace Carbon.Cli.Audits;

/// <summary>Holds an index against another that was built from events alone, row by row.</summary>
internal static class EventAudit
{
    private const string Witness = "events";
    private const string None = "none";

    /// <summary>Every fact of tickets, liens and vouchers that differs.</summary>
    public static IReadOnlyList<AuditFinding> Compare(RegistryIndex live, RegistryIndex rebuilt)
    {
        var expected = IndexRows.All(rebuilt).ToDictionary(row => (row.Kind, row.Id), row => row.Json);
        var findings = new List<AuditFinding>();
        foreach (var (kind, id, json) in IndexRows.All(live))
        {
            if (!expected.Remove((kind, id), out var other))
                findings.Add(new AuditFinding(kind, id, "row", "known", Witness, None));
            else if (json != other)
                findings.AddRange(Facts(kind, id, json, other));
        }

        findings.AddRange(
            expected.Keys.Select(key => new AuditFinding(key.Kind, key.Id, "row", None, Witness, "known")));
        return findings;
    }

    private static IEnumerable<AuditFinding> Facts(string kind, string id, string live, string rebuilt)
    {
        using var ours = JsonDocument.Parse(live);
        using var theirs = JsonDocument.Parse(rebuilt);
        return [.. ours.RootElement.EnumerateObject()
            .Zip(theirs.RootElement.EnumerateObject())
            .Where(pair => pair.First.Value.GetRawText() != pair.Second.Value.GetRawText())
            .Select(pair => new AuditFinding(
                kind, id, pair.First.Name, pair.First.Value.ToString(), Witness, pair.Second.Value.ToString()))];
    }
}
