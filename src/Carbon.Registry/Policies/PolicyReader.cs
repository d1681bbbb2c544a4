using System.Text.Json;

namespace Carbon.Registry.Policies;

/// <summary>Reads a policy file: its shape first, then what its parts must be to one another.</summary>
internal static class PolicyReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    public static (PolicyFile? File, IReadOnlyList<string> Faults) Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > PolicyFile.BytesMax)
            return (null, [$"$: must have at most {PolicyFile.BytesMax} bytes"]);
        try
        {
            using var json = JsonDocument.Parse(utf8, Strict);
            var faults = new List<string>();
            var file = File(new(json.RootElement, "$", faults));
            if (faults.Count == 0)
                faults.AddRange(PolicyRules.FaultsOf(file));
            return (faults.Count == 0 ? file : null, faults);
        }
        catch (JsonException fault)
        {
            return (null, [$"$: is not JSON: {fault.Message}"]);
        }
    }

    private static PolicyFile File(PolicyNode root)
    {
        root.HasMembers(
            "$schema?", "division", "name", "document", "disclaimer", "documents", "offices", "kinds", "settings");
        return new(
            root.Number("division", 100_000, 999_999),
            Bilingual(root, "name"),
            root.TryMember("document", out var document) ? Document(document) : new("", PolicyStage.None, null, "", ""),
            root.TryMember("disclaimer", out var notice) && !notice.IsNull ? Bilingual(notice) : null,
            root.List("documents", 0, PolicyFile.PapersMax, Bilingual),
            root.List("offices", 0, 32, Office),
            root.List("kinds", 1, 3, KindReader.Read),
            root.TryMember("settings", out var settings) ? Settings(settings) : []);
    }

    private static PolicyDocument Document(PolicyNode node)
    {
        node.HasMembers("title", "stage", "dated", "note", "dates");
        return new(
            node.Text("title"),
            Stage(node.Text("stage"), node),
            node.TryMember("dated", out var dated) && !dated.IsNull ? dated.AsDay() : null,
            node.Text("note"),
            node.Text("dates"));
    }

    private static OfficeHolding Office(PolicyNode node)
    {
        node.HasMembers("office", "memberKind", "basis", "articles", "note?");
        return new(
            node.Code<Office>("office"),
            node.Code<MemberKind>("memberKind"),
            Basis(node.Text("basis"), node),
            node.List("articles", 0, 8, Citation),
            node.OptionalText("note"));
    }

    private static Dictionary<string, PolicySetting> Settings(PolicyNode node)
    {
        var settings = new Dictionary<string, PolicySetting>(StringComparer.Ordinal);
        node.HasMembers([.. PolicyFile.Keys]);
        foreach (var key in PolicyFile.Keys)
        {
            if (node.TryMember(key, out var setting))
                settings.Add(key, Setting(setting));
        }

        return settings;
    }

    private static PolicySetting Setting(PolicyNode node)
    {
        node.HasMembers("value", "basis", "articles", "quote?", "reason?");
        var setting = new PolicySetting(
            node.Text("value"),
            Basis(node.Text("basis"), node),
            node.List("articles", 0, 8, Citation),
            node.OptionalText("quote"),
            node.OptionalText("reason"));
        if (setting.Basis == PolicyBasis.Article && setting.Articles.Count == 0)
            node.Fault("names no article");
        if (setting.Basis is PolicyBasis.Silent or PolicyBasis.Ours && setting.Reason is null)
            node.Fault("gives no reason");
        return setting;
    }

    private static Citation Citation(PolicyNode node)
    {
        node.HasMembers("requirement", "article");
        return new(node.Text("requirement"), node.Text("article"));
    }

    internal static BilingualText Bilingual(PolicyNode parent, string name) =>
        parent.TryMember(name, out var node) ? Bilingual(node) : new("", "");

    private static BilingualText Bilingual(PolicyNode node)
    {
        node.HasMembers("zh", "en");
        return new(node.Text("zh"), node.Text("en"));
    }

    private static PolicyStage Stage(string text, PolicyNode node)
    {
        switch (text)
        {
            case "draft": return PolicyStage.Draft;
            case "trial": return PolicyStage.Trial;
            case "statement": return PolicyStage.Statement;
            case "rule": return PolicyStage.Rule;
            case "": return PolicyStage.None;
            default:
                node.Fault("the stage must be draft, trial, statement or rule");
                return PolicyStage.None;
        }
    }

    private static PolicyBasis Basis(string text, PolicyNode node)
    {
        switch (text)
        {
            case "article": return PolicyBasis.Article;
            case "silent": return PolicyBasis.Silent;
            case "ours": return PolicyBasis.Ours;
            case "": return PolicyBasis.None;
            default:
                node.Fault("the basis must be article, silent or ours");
                return PolicyBasis.None;
        }
    }
}
