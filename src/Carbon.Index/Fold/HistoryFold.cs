namespace Carbon.Index.Fold;

/// <summary>Keeps every event, and for each ticket which of them concern it.</summary>
internal static class HistoryFold
{
    private const string LinkTicket = "INSERT INTO history_tickets (ticket, position) VALUES ($1, $2)";

    /// <summary>Who descends from a root later than the event came to be under what the event tells.</summary>
    private const string LinkFamily =
        """
        INSERT INTO history_tickets (ticket, position)
        SELECT number, $2 FROM tickets
        WHERE root = $1 OR root IN (SELECT ticket FROM ticket_roots WHERE root = $1)
        """;

    public static void Write(FoldContext context, RecordedEvent recorded)
    {
        var session = context.Session;
        var facts = EventFacts.Of(session, recorded.Event);
        context.Change(
            """
            INSERT INTO history (position, tx, time, event, member, document, amount, fields)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            context.Position, recorded.TransactionHash.Cell(), context.TimeCell, recorded.Event.GetType().Name,
            facts.Member.Cell(), facts.Document.Cell(), facts.Amount?.Cell(),
            StoreValue.OfUtf8(EventJson.WriteUtf8(recorded.Event)));
        foreach (var ticket in facts.Tickets)
        {
            if (facts.Family)
                session.Run(LinkFamily, ticket.Cell(), context.Position);
            else
                context.Change(LinkTicket, ticket.Cell(), context.Position);
        }
    }
}
