using Carbon.Index.Rows;

namespace Carbon.Index.Queries;

public sealed partial class IndexSnapshot
{
    private const int LotsOfParcelMax = 1_000;

    /// <summary>
    /// Tickets that a filter fits, by number or in the order they were made. The place holds the number, in a list by
    /// time of no lot and root the second and the number.
    /// </summary>
    /// <exception cref="ArgumentException">No index serves the order.</exception>
    public ListPage<TicketRow> Tickets(TicketFilter filter, ListPlace after, int take)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (!filter.IsServed)
            throw new ArgumentException("No index serves this order.", nameof(filter));
        var lots = filter.Parcel is { } parcel ? LotsOfParcel(parcel) : null;
        var numbers = NumbersFor(filter, lots);
        return Scan(
            after,
            take,
            (place, count) => numbers(place, count).Select(number => Ticket(number)!).ToList(),
            row => Fits(filter, row, lots),
            row => IsByTime(filter) ? new(row.IssuedAtSeconds, row.Number.Value) : new(row.Number.Value));
    }

    // Of one lot, and so of one root, numbers are given in the order of time: there both orders are one.
    private static bool IsByTime(TicketFilter filter) => filter is { ByTime: true, Lot: null, Root: null };

    /// <summary>The narrowest list that one index keeps in order; the rest of the filter is looked at by row.</summary>
    private Func<ListPlace, int, IReadOnlyList<RegisterNumber>> NumbersFor(
        TicketFilter filter, IReadOnlyList<RegisterNumber>? lots) => filter switch
        {
            { Root: { } root } => ByNumber(filter,
                "SELECT number FROM tickets WHERE root = $4 AND number > $1 AND number <= $2 ORDER BY number LIMIT $3",
                root.Cell()),
            { Lot: { } lot } => ByNumber(filter, NumbersOfLot, lot.Cell()),
            { LienOwner: { } owner } => ByNumber(filter,
                """
                SELECT DISTINCT ticket FROM liens
                WHERE owner = $4 AND status = 1 AND ticket > $1 AND ticket <= $2 ORDER BY ticket LIMIT $3
                """,
                owner.Cell()),
            { Holder: { } holder } => ByNumber(filter,
                """
                SELECT ticket FROM ticket_shares WHERE person = $4 AND ticket > $1 AND ticket <= $2
                ORDER BY ticket LIMIT $3
                """,
                holder.Cell()),
            { Parcel: not null } => OfLots(filter, lots!),
            { ByTime: true } => ByTime(filter),
            _ when StatusOf(filter.State) is var status and not (TicketStatus.None or TicketStatus.Live) =>
                ByNumber(filter,
                    """
                    SELECT number FROM tickets WHERE status = $4 AND number > $1 AND number <= $2
                    ORDER BY number LIMIT $3
                    """,
                    status.Cell()),
            _ => ByNumber(filter,
                "SELECT number FROM tickets WHERE number > $1 AND number <= $2 ORDER BY number LIMIT $3"),
        };

    private const string NumbersOfLot =
        "SELECT number FROM tickets WHERE lot = $4 AND number > $1 AND number <= $2 ORDER BY number LIMIT $3";

    private Func<ListPlace, int, IReadOnlyList<RegisterNumber>> ByNumber(
        TicketFilter filter, string sql, params StoreValue[] of)
    {
        var (above, last) = filter.Numbers;
        return (after, take) => Session.All(sql, row => row.Number(0),
        [
            new RegisterNumber(Math.Max(after.First, above)).Cell(), new RegisterNumber(last).Cell(), Bounded(take),
            .. of,
        ]);
    }

    /// <summary>A parcel lies in few lots, each of another period: their lists are merged.</summary>
    private Func<ListPlace, int, IReadOnlyList<RegisterNumber>> OfLots(
        TicketFilter filter, IReadOnlyList<RegisterNumber> lots)
    {
        var lists = lots.Select(lot => ByNumber(filter, NumbersOfLot, lot.Cell())).ToList();
        return (after, take) => lists.SelectMany(list => list(after, take)).OrderBy(number => number.Value).Take(take)
            .ToList();
    }

    private Func<ListPlace, int, IReadOnlyList<RegisterNumber>> ByTime(TicketFilter filter)
    {
        var before = BoundedPosition(filter.IssuedBefore);
        return (after, take) =>
        {
            var start = after.First < filter.IssuedFrom ? new ListPlace(filter.IssuedFrom) : after;
            return Session.All(
                """
                SELECT number FROM tickets WHERE (issued_at, number) > ($1, $2) AND issued_at < $3
                ORDER BY issued_at, number LIMIT $4
                """,
                row => row.Number(0), BoundedPosition(start.First), new RegisterNumber(start.Second).Cell(), before,
                Bounded(take));
        };
    }

    private IReadOnlyList<RegisterNumber> LotsOfParcel(Digest parcel) => Session.All(
        """
        SELECT p.application FROM application_parcels p JOIN applications a ON a.number = p.application
        WHERE p.parcel = $1 AND a.certificate IS NOT NULL ORDER BY p.application LIMIT $2
        """,
        row => row.Number(0), parcel.Cell(), (long)LotsOfParcelMax);

    private bool Fits(TicketFilter filter, TicketRow row, IReadOnlyList<RegisterNumber>? lots) =>
        (filter.Division == 0 || row.Number.Division == filter.Division)
        && (filter.Kind == Kind.None || row.Kind == filter.Kind)
        && (filter.State == TicketState.None || row.Standing.State == filter.State)
        && (filter.Lot is not { } lot || row.Lot.Number == lot)
        && (filter.Root is not { } root || row.Root == root)
        && (lots is null || lots.Contains(row.Lot.Number))
        && (filter.Holder is not { } holder || row.Owners.Any(owner => owner.Person == holder))
        && IsWithin(row.IssuedAtSeconds, filter.IssuedFrom, filter.IssuedBefore)
        && (filter.LienOwner is not { } owner || IsClaimedBy(row.Number, owner));

    private bool IsClaimedBy(RegisterNumber ticket, MemberId owner) => Session.Count(
        "SELECT count(*) FROM liens WHERE ticket = $1 AND owner = $2 AND status = 1", ticket.Cell(), owner.Cell()) > 0;

    private static TicketStatus StatusOf(TicketState state) => state switch
    {
        TicketState.None => TicketStatus.None,
        TicketState.UsedUp => TicketStatus.UsedUp,
        TicketState.Cancelled => TicketStatus.Cancelled,
        TicketState.Split => TicketStatus.Split,
        TicketState.Merged => TicketStatus.Merged,
        TicketState.Annulled => TicketStatus.Annulled,
        TicketState.Live or TicketState.PartlyPledged or TicketState.Pledged or TicketState.PartlyFrozen or
            TicketState.Frozen or TicketState.Lost => TicketStatus.Live,
    };
}
