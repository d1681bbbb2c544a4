namespace Carbon.Index.Fold;

/// <summary>How a new number and its owners become rows.</summary>
internal static class TicketRows
{
    public static void Open(FoldContext context, NewTicket ticket, IReadOnlyList<Share> owners)
    {
        Check(context, ticket.Ownership, owners);
        var sole = ticket.Ownership == Ownership.Sole;
        context.Require(ticket.Amount > 0, $"ticket {ticket.Number} would stand for nothing");
        context.Change(
            """
            INSERT INTO tickets (number, lot, root, parent, policy, status, ownership, holder, issued_amount, amount,
              pledged, frozen, "offset", annulled, liens, top_rank, root_freezes, lost, loss_cause, loss_until,
              print_version, print_document, printed_at, issuer, issued_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, $10, $11, $12, $11)
            """,
            ticket.Number.Cell(), ticket.Lot.Cell(), ticket.Root.Cell(), ticket.Parent?.Cell(), ticket.Policy.Cell(),
            TicketStatus.Live.Cell(), ticket.Ownership.Cell(), sole ? (long?)owners[0].Person.Cell() : null,
            ticket.Amount.Cell(), ticket.Document.Cell(), context.TimeCell, ticket.Member.Cell());
        Seat(context, ticket.Number, ticket.Ownership, owners);
    }

    /// <summary>Gives a ticket to other owners, or to the same with other parts.</summary>
    public static void Give(
        FoldContext context, RegisterNumber ticket, Ownership ownership, IReadOnlyList<Share> owners)
    {
        Check(context, ownership, owners);
        context.Change("UPDATE tickets SET holder = $2, ownership = $3 WHERE number = $1", ticket.Cell(),
            ownership == Ownership.Sole ? (long?)owners[0].Person.Cell() : null, ownership.Cell());
        context.Session.Run("DELETE FROM ticket_shares WHERE ticket = $1", ticket.Cell());
        Seat(context, ticket, ownership, owners);
    }

    public static IReadOnlyList<Share> Owners(FoldContext context, RegisterNumber ticket) => context.Session.All(
        "SELECT person, parts FROM ticket_shares WHERE ticket = $1 ORDER BY seat",
        row => new Share(row.Person(0), row.Small(1)), ticket.Cell());

    private static void Seat(
        FoldContext context, RegisterNumber ticket, Ownership ownership, IReadOnlyList<Share> owners)
    {
        for (var seat = 0; seat < owners.Count; seat++)
        {
            // A sole owner holds the whole, whatever parts the event gives it.
            context.Change("INSERT INTO ticket_shares (ticket, seat, person, parts) VALUES ($1, $2, $3, $4)",
                ticket.Cell(), (long)seat, owners[seat].Person.Cell(),
                ownership == Ownership.Sole ? 1L : owners[seat].Parts);
        }
    }

    private static void Check(FoldContext context, Ownership ownership, IReadOnlyList<Share> owners) =>
        context.Require(ownership switch
        {
            Ownership.Sole => owners.Count == 1,
            Ownership.Shares or Ownership.Joint => owners.Count > 1,
            _ => false,
        }, "owners and ownership do not fit");

    internal sealed record NewTicket(
        RegisterNumber Number,
        RegisterNumber Lot,
        RegisterNumber Root,
        RegisterNumber? Parent,
        PolicyId Policy,
        Ownership Ownership,
        ulong Amount,
        MemberId Member,
        Digest Document);
}
