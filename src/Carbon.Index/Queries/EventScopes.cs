using System.Globalization;
using System.Text.Json;
using Carbon.Index.Rows;

namespace Carbon.Index.Queries;

/// <summary>Finds out what an event is about, from its fields and from the rows that it changed.</summary>
internal static class EventScopes
{
    private static readonly string[] LotFacts = ["application", "lot", "subject"];
    private static readonly string[] Contents = ["content", "terms"];

    /// <summary>Things that bear a division and are named by an event without one.</summary>
    private static readonly (string Fact, string Select)[] Bearers =
    [
        ("caseId", "SELECT division FROM cases WHERE id = $1"),
        ("quotaId", "SELECT division FROM quotas WHERE id = $1"),
        ("complaintId", "SELECT division FROM complaints WHERE id = $1"),
        ("plantingId", "SELECT division FROM plantings WHERE id = $1"),
    ];

    /// <summary>What the event at a position is about; of its tickets only the first `most`.</summary>
    public static EventScope Of(SqlSession session, long position, string fields, int most)
    {
        using var document = JsonDocument.Parse(fields);
        var root = document.RootElement;
        var tickets = session.All(
            "SELECT ticket FROM history_tickets WHERE position = $1 ORDER BY ticket LIMIT $2",
            row => row.Number(0), position, (long)most);
        var lots = LotsOf(session, position, root);
        var damage = Digest.TryParse(TextOf(root, "caseId"), out var id) ? id : Digest.Zero;
        var divisions = tickets.Concat(lots).Select(number => number.Division)
            .Concat(DivisionsOf(session, root)).Distinct().Order().ToList();
        return new EventScope(tickets, lots, damage, divisions, KindOf(session, tickets, lots, damage));
    }

    /// <summary>The scope as it is kept.</summary>
    public static string Write(EventScope scope) => JsonSerializer.Serialize(new Kept(
        [.. scope.Tickets.Select(number => number.Value)], [.. scope.Lots.Select(number => number.Value)],
        scope.Case.ToString(), [.. scope.Divisions], (int)scope.Kind));

    /// <summary>The scope that was kept.</summary>
    public static EventScope Read(string text)
    {
        var kept = JsonSerializer.Deserialize<Kept>(text)!;
        return new EventScope(
            [.. kept.Tickets.Select(value => new RegisterNumber(value))],
            [.. kept.Lots.Select(value => new RegisterNumber(value))],
            Digest.Parse(kept.Case), kept.Divisions, (Kind)kept.Kind);
    }

    private static List<RegisterNumber> LotsOf(SqlSession session, long position, JsonElement root)
    {
        var named = LotFacts.Select(fact => NumberOf(root, fact)).Where(number => number.Series == Series.A);
        var borne = session.All(
            """
            SELECT DISTINCT t.lot FROM history_tickets h JOIN tickets t ON t.number = h.ticket
            WHERE h.position = $1 ORDER BY t.lot
            """,
            row => row.Number(0), position);
        return [.. named.Concat(borne).Distinct()];
    }

    private static IEnumerable<uint> DivisionsOf(SqlSession session, JsonElement root)
    {
        if (DivisionIn(root) is { } own)
            yield return own;
        foreach (var name in Contents)
            if (root.TryGetProperty(name, out var content) && DivisionIn(content) is { } inner)
                yield return inner;
        if (NumberOf(root, "voucher") is { Series: Series.V } voucher)
            yield return voucher.Division;
        foreach (var (fact, select) in Bearers)
            if (Digest.TryParse(TextOf(root, fact), out var id) && Found(session, select, id.Cell()) is { } division)
                yield return division;
        if (ulong.TryParse(TextOf(root, "person"), NumberStyles.None, CultureInfo.InvariantCulture, out var person) &&
            Found(session, "SELECT division FROM persons WHERE id = $1", person.Cell()) is { } home)
            yield return home;
    }

    // A ticket's number tells its kind; a lot and a case bear theirs; other amounts are of carbon or of no unit.
    private static Kind KindOf(
        SqlSession session, IReadOnlyList<RegisterNumber> tickets, List<RegisterNumber> lots, Digest damage)
    {
        if (tickets.Count > 0)
            return Carbon.Registry.KindNames.OfSeries(tickets[0].Series);
        if (lots.Count > 0)
            return (Kind)(Found(session, "SELECT kind FROM applications WHERE number = $1", lots[0].Cell()) ?? 0);
        return damage.IsZero
            ? Kind.None
            : (Kind)(Found(session, "SELECT kind FROM cases WHERE id = $1", damage.Cell()) ?? 0);
    }

    private static uint? Found(SqlSession session, string select, StoreValue key) =>
        session.One(select, row => new { Value = row.Small(0) }, key)?.Value;

    private static uint? DivisionIn(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("division", out var value) &&
        value.TryGetUInt32(out var division)
            ? division
            : null;

    private static string? TextOf(JsonElement root, string fact) =>
        root.TryGetProperty(fact, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static RegisterNumber NumberOf(JsonElement root, string fact) =>
        RegisterNumber.Parse(TextOf(root, fact)).TryGet(out var number, out _) ? number : default;

    private sealed record Kept(ulong[] Tickets, ulong[] Lots, string Case, uint[] Divisions, int Kind);
}
