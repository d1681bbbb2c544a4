namespace Carbon.Index.Fold;

/// <summary>Keeps every event, and for each ticket which of them concern it.</summary>
internal static class HistoryFold
{
    public static void Write(FoldContext context, RecordedEvent recorded)
    {
        var session = context.Session;
        var facts = EventFacts.Of(session, recorded.Event);
        session.Run(
            """
            INSERT INTO history (position, tx, time, event, member, document, amount, fields)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            context.Position, recorded.TransactionHash.Cell(), context.TimeCell, recorded.Event.GetType().Name,
            facts.Member.Cell(), facts.Document.Cell(), facts.Amount?.Cell(), EventJson.Write(recorded.Event));
        if (facts.Family)
        {
            // Nothing is split from a frozen root, so its family of now is the family of the whole freeze.
            session.Run("INSERT INTO history_tickets (ticket, position) SELECT number, $2 FROM tickets WHERE root = $1",
                facts.Ticket.Cell(), context.Position);
            return;
        }

        Link(context, facts.Ticket);
        Link(context, facts.Child);
    }

    private static void Link(FoldContext context, RegisterNumber ticket)
    {
        if (ticket != default)
        {
            context.Session.Run("INSERT INTO history_tickets (ticket, position) VALUES ($1, $2)",
                ticket.Cell(), context.Position);
        }
    }
}
