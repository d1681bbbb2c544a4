using Carbon.Index.Queries;
using Carbon.Index.Rows;

namespace Carbon.Model.Tests;

/// <summary>What lists of the register hold, as lines that can be compared: of the model and of the index.</summary>
internal static class Listed
{
    private const int Take = 97;

    public static SortedDictionary<string, string> Of(RegisterModel model)
    {
        var lines = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var tickets = model.Tickets.Values.OrderBy(one => one.Number.Value).ToList();
        foreach (var person in model.Persons.Keys)
        {
            lines[$"holder {person}"] = Line(
                tickets.Where(one => one.Owners.Any(owner => owner.Person == person)).Select(one => one.Number));
            lines[$"vouchers for {person}"] = Line(model.Requests.Values
                .Where(one => one.Status == OffsetStatus.Granted && one.Content.Beneficiary == person)
                .Select(one => Said.Of(one.Content)).Order(StringComparer.Ordinal));
        }

        foreach (var lot in model.Applications.Keys)
            lines[$"lot {lot}"] = Line(tickets.Where(one => one.Lot == lot).Select(one => one.Number));
        foreach (var state in Enum.GetValues<TicketState>().Skip(1))
            lines[$"state {state}"] = Line(
                tickets.Where(one => StateOf(model, one) == state).Select(one => one.Number));
        foreach (var member in model.Members.Keys)
            lines[$"liens of {member}"] = Line(model.Liens.Values.Where(one => one.Owner == member)
                .Select(one => one.Id.ToString()).Order(StringComparer.Ordinal));
        foreach (var member in model.Members.Keys)
            lines[$"claimed by {member}"] = Line(tickets.Where(one => model.Liens.Values.Any(lien =>
                lien.Ticket == one.Number && lien.Owner == member && lien.Status == LienStatus.InForce))
                .Select(one => one.Number));
        return lines;
    }

    public static SortedDictionary<string, string> Of(IndexSnapshot index, RegisterModel model)
    {
        var lines = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var person in model.Persons.Keys)
        {
            lines[$"holder {person}"] = Tickets(index, new() { Holder = person });
            lines[$"vouchers for {person}"] = Line(
                All(after => index.Vouchers(new() { Beneficiary = person }, after, Take))
                    .Select(row => Said.Of(row.Content)).Order(StringComparer.Ordinal));
        }

        foreach (var lot in model.Applications.Keys)
            lines[$"lot {lot}"] = Tickets(index, new() { Lot = lot });
        foreach (var state in Enum.GetValues<TicketState>().Skip(1))
            lines[$"state {state}"] = Tickets(index, new() { State = state });
        foreach (var member in model.Members.Keys)
        {
            lines[$"liens of {member}"] = Line(All(after => index.Liens(new() { Owner = member }, after, Take))
                .Select(row => row.Id.ToString()).Order(StringComparer.Ordinal));
            lines[$"claimed by {member}"] = Tickets(index, new() { LienOwner = member });
        }

        return lines;
    }

    /// <summary>The statistics of the index, and a recount of the events.</summary>
    public static (IReadOnlyList<StatisticRow> Index, IReadOnlyList<StatisticRow> Recounted) Statistics(
        IndexSnapshot index, IEnumerable<RegistryBlock> blocks) => (
            All(after => index.Statistics(0, (0, uint.MaxValue), after, Take)), Carbon.Index.Tests.Recount.Of(blocks));

    private static TicketState StateOf(RegisterModel model, ModelTicket one)
    {
        var frozen = model.IsRootFrozen(one.Number) || one.Owners.Any(owner => model.PersonFreezes.Values.Any(
            freeze => freeze.Person == owner.Person && freeze.Status == FreezeStatus.InForce));
        return TicketStanding.Of(
            one.Status, one.Amount, model.PledgedOf(one.Number), model.FrozenOf(one.Number), frozen,
            one.LossUntilSeconds is not null).State;
    }

    private static string Tickets(IndexSnapshot index, TicketFilter filter) =>
        Line(All(after => index.Tickets(filter, after, Take)).Select(row => row.Number));

    private static List<TRow> All<TRow>(Func<ListPlace, ListPage<TRow>> page)
    {
        var rows = new List<TRow>();
        for (ListPlace? after = default(ListPlace); after is { } place;)
        {
            var next = page(place);
            rows.AddRange(next.Rows);
            after = next.Next;
        }

        return rows;
    }

    private static string Line<T>(IEnumerable<T> facts) => string.Join(" | ", facts);
}
