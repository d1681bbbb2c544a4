using Carbon.Index.Rows;

namespace Carbon.Index.Queries;

public sealed partial class IndexSnapshot
{
    private const int LotsLookMax = 500;
    private const long CountMax = 1_000;

    /// <summary>
    /// Tickets of the lots whose place, bounds, species and method hold all that is searched for: by lot, then by
    /// number, both of which the place holds.
    /// </summary>
    public ListPage<TicketRow> Search(SearchWords words, ListPlace after, int take)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (words.Terms.Count == 0)
            return new([], null);
        var lots = Session.All("SELECT lot FROM lot_terms WHERE term = $1 AND lot >= $2 ORDER BY lot LIMIT $3",
            row => row.Number(0), words.Terms.MinBy(Frequency), new RegisterNumber(after.First).Cell(),
            (long)LotsLookMax);
        var rows = new List<TicketRow>();
        foreach (var lot in lots.Where(lot => Holds(lot, words)))
        {
            var from = lot.Value == after.First ? after.Second : 0;
            var numbers = TicketsOfLot(lot, new RegisterNumber(from), (int)Bounded(take - rows.Count));
            rows.AddRange(numbers.Select(number => Ticket(number)!));
            if (rows.Count == take)
                return new(rows, new(lot.Value, rows[^1].Number.Value));
        }

        return new(rows, lots.Count < LotsLookMax ? null : new(lots[^1].Value, ulong.MaxValue));
    }

    private long Frequency(string term) => Session.Count(
        "SELECT count(*) FROM (SELECT 1 AS one FROM lot_terms WHERE term = $1 LIMIT $2) AS found", term, CountMax);

    // Pairs of neighbours may all be there and the run not: only the text itself tells.
    private bool Holds(RegisterNumber lot, SearchWords words)
    {
        if (words.Terms.Any(term => Session.Count(
            "SELECT count(*) FROM lot_terms WHERE term = $1 AND lot = $2", term, lot.Cell()) == 0))
            return false;
        var text = Session.One("SELECT place, bounds, species, method FROM applications WHERE number = $1",
            row => SearchWords.Plain(string.Join('\n', Enumerable.Range(0, 4).Select(row.GetString))), lot.Cell())!;
        return words.Runs.All(run => text.Contains(run, StringComparison.Ordinal));
    }
}
