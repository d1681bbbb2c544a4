using Carbon.Api.V1;

namespace Carbon.Cli.Commands;

/// <summary>A lineage as lines of a tree: the oldest forebears first, what came of each below it.</summary>
internal sealed class TicketTree
{
    private readonly Dictionary<string, LineageTicket> _tickets;
    private readonly ILookup<string, LineageStep> _steps;
    private readonly string _asked;
    private readonly Language _language;
    private readonly HashSet<string> _drawn = new(StringComparer.Ordinal);
    private readonly List<string> _lines = [];

    private TicketTree(GetTicketLineageResponse lineage, Language language)
    {
        _tickets = lineage.Tickets.ToDictionary(ticket => ticket.Name, StringComparer.Ordinal);
        _steps = lineage.Steps.ToLookup(step => step.From, StringComparer.Ordinal);
        _asked = lineage.Tickets[0].Name;
        _language = language;
    }

    /// <summary>
    /// The lines. A merged ticket stands whole below the first of those that it was merged from, and by its number
    /// below the others; the ticket that was asked for is marked.
    /// </summary>
    public static IReadOnlyList<string> Lines(GetTicketLineageResponse lineage, Language language)
    {
        var tree = new TicketTree(lineage, language);
        var made = lineage.Steps.Select(step => step.To).ToHashSet(StringComparer.Ordinal);
        foreach (var first in lineage.Tickets.Where(ticket => !made.Contains(ticket.Name)))
            tree.Draw(first.Name, "", "", "");
        return tree._lines;
    }

    // As deep as the lineage's steps: the answer's bound on tickets bounds it.
    private void Draw(string name, string way, string lead, string below)
    {
        var ticket = _tickets[name];
        var state = _language == Language.English ? ticket.StateTextEn : ticket.StateTextZh;
        var mark = name == _asked ? " *" : "";
        var number = name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];
        if (!_drawn.Add(name))
        {
            _lines.Add($"{lead}{way}{number} …");
            return;
        }

        _lines.Add($"{lead}{way}{number}  {ticket.IssuedText} → {ticket.AmountText}  {state}{mark}");
        var steps = _steps[name].ToList();
        for (var i = 0; i < steps.Count; i++)
        {
            var last = i == steps.Count - 1;
            Draw(steps[i].To, WordOf(steps[i].Way), below + (last ? "└─ " : "├─ "), below + (last ? "   " : "│  "));
        }
    }

    private string WordOf(LineageWay way)
    {
        var (chinese, english) = way switch
        {
            LineageWay.Split => ("分割 ", "split "),
            LineageWay.PartTransfer => ("部分转让 ", "part "),
            LineageWay.Merge => ("合并为 ", "merged into "),
            LineageWay.Enforcement => ("强制执行 ", "enforced "),
            _ => ("", ""),
        };
        return _language == Language.English ? english : chinese;
    }
}
