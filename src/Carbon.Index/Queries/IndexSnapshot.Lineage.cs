using Carbon.Index.Rows;

namespace Carbon.Index.Queries;

public sealed partial class IndexSnapshot
{
    /// <summary>The most tickets that one lineage holds, and the most that it follows from one ticket.</summary>
    public const int LineageMax = 500;

    /// <summary>
    /// The tickets that a number comes from, and those that came of it, by splits, transfers of parts, mergers and
    /// enforcements; null where no ticket bears the number.
    /// </summary>
    public LineageRow? Lineage(RegisterNumber ticket)
    {
        if (Ticket(ticket) is null)
            return null;
        var numbers = new List<RegisterNumber> { ticket };
        var steps = new List<LineageStep>();
        var cut = Follow(numbers, steps, StepsTo, step => step.From);
        cut |= Follow(numbers, steps, StepsFrom, step => step.To);
        return new(numbers.Select(number => Ticket(number)!).ToList(), steps, cut);
    }

    /// <summary>Goes one way from the first ticket, level by level; says whether it stopped before the end.</summary>
    private static bool Follow(
        List<RegisterNumber> numbers,
        List<LineageStep> steps,
        Func<RegisterNumber, IEnumerable<LineageStep>> stepsAt,
        Func<LineageStep, RegisterNumber> onward)
    {
        var seen = numbers.ToHashSet();
        var open = new Queue<RegisterNumber>([numbers[0]]);
        while (open.TryDequeue(out var number))
        {
            foreach (var step in stepsAt(number))
            {
                var next = onward(step);
                if (seen.Add(next))
                {
                    if (numbers.Count == LineageMax)
                        return true;
                    numbers.Add(next);
                    open.Enqueue(next);
                }

                steps.Add(step);
            }
        }

        return false;
    }

    private IEnumerable<LineageStep> StepsTo(RegisterNumber number)
    {
        var parent = Session.One("SELECT parent FROM tickets WHERE number = $1",
            row => new { Of = row.NumberOrNull(0) }, number.Cell())?.Of;
        return parent is { } from
            ? [new(from, number, WayOf(number))]
            : MergedFrom(number).Select(merged => new LineageStep(merged, number, LineageWay.Merge));
    }

    private IEnumerable<LineageStep> StepsFrom(RegisterNumber number)
    {
        var into = Session.One("SELECT merged_into FROM tickets WHERE number = $1",
            row => new { Of = row.NumberOrNull(0) }, number.Cell())?.Of;
        var children = Children(number, default, LineageMax)
            .Select(child => new LineageStep(number, child, WayOf(child)));
        return into is { } merged ? children.Append(new(number, merged, LineageWay.Merge)) : children;
    }

    /// <summary>The first thing that happened to a number is what made it.</summary>
    private LineageWay WayOf(RegisterNumber child)
    {
        var made = Session.One(
            """
            SELECT h.event FROM history_tickets t JOIN history h ON h.position = t.position
            WHERE t.ticket = $1 ORDER BY t.position LIMIT 1
            """,
            row => row.GetString(0), child.Cell());
        return made switch
        {
            "TicketSplit" => LineageWay.Split,
            "LienEnforced" => LineageWay.Enforcement,
            _ => LineageWay.PartTransfer,
        };
    }
}
