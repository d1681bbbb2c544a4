using Carbon.Index.Rows;

namespace Carbon.Index.Queries;

public sealed partial class IndexSnapshot
{
    /// <summary>Liens that a filter fits, in the order they were placed. The place is LienRow.Position.</summary>
    public ListPage<LienRow> Liens(LienFilter filter, ListPlace after, int take)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Scan(after, take, LiensFor(filter), row => Fits(filter, row), row => new(row.Position));
    }

    /// <summary>Pledges that a filter fits, in the order they were proposed. The place is PledgeRow.Position.</summary>
    public ListPage<PledgeRow> Pledges(PledgeFilter filter, ListPlace after, int take)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Scan(after, take, PledgesFor(filter), row => Fits(filter, row), row => new(row.Position));
    }

    /// <summary>Cases that a filter fits, in the order they were opened. The place is CaseRow.Position.</summary>
    public ListPage<CaseRow> Cases(CaseFilter filter, ListPlace after, int take)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Scan(after, take, CasesFor(filter), row => Fits(filter, row), row => new(row.Position));
    }

    /// <summary>Vouchers that a filter fits, in order of number, which the place holds.</summary>
    public ListPage<VoucherRow> Vouchers(VoucherFilter filter, ListPlace after, int take)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Scan(after, take, VouchersFor(filter), row => Fits(filter, row), row => new(row.Number.Value));
    }

    private Func<ListPlace, int, IReadOnlyList<LienRow>> LiensFor(LienFilter filter)
    {
        const string Order = " AND l.position > $1 ORDER BY l.position LIMIT $2";
        var (where, of) = filter switch
        {
            { Document: { } document } => ("l.document = $3", document.Cell()),
            { Ticket: { } ticket } => ("l.ticket = $3", ticket.Cell()),
            { Owner: { } owner } => ("l.owner = $3", owner.Cell()),
            _ => ("l.position >= $3", (StoreValue)0L),
        };
        return (place, count) => Weighed(Session.All(
            LienColumns + "WHERE " + where + Order, ReadLien, BoundedPosition(place.First), Bounded(count), of));
    }

    private static bool Fits(LienFilter filter, LienRow row) =>
        (filter.Owner is not { } owner || row.Owner == owner)
        && (filter.Ticket is not { } ticket || row.Ticket == ticket)
        && (filter.Document is not { } document || row.DocumentHash == document)
        && (filter.Kind == LienKind.None || row.Kind == filter.Kind)
        && (filter.Status == LienStatus.None || row.Status == filter.Status)
        && (filter.Division == 0 || row.Ticket.Division == filter.Division)
        && IsWithin(row.PlacedAtSeconds, filter.PlacedFrom, filter.PlacedBefore);

    private Func<ListPlace, int, IReadOnlyList<PledgeRow>> PledgesFor(PledgeFilter filter) => filter switch
    {
        { Ticket: { } ticket } => (place, count) => PledgesOfTicket(ticket, place.First, count),
        { Lender: { } lender } => (place, count) => PledgesOfLender(lender, place.First, count),
        { Division: > 0 } => (place, count) => Pledges(filter.Division, place.First, count),
        _ => (place, count) => WithItems(Session.All(
            PledgeColumns + "WHERE p.position > $1 ORDER BY p.position LIMIT $2", ReadPledge,
            BoundedPosition(place.First), Bounded(count))),
    };

    private static bool Fits(PledgeFilter filter, PledgeRow row) =>
        (filter.Lender is not { } lender || row.Lender == lender)
        && (filter.Division == 0 || row.Division == filter.Division)
        && (filter.Status == PledgeStatus.None || row.Status == filter.Status);

    private Func<ListPlace, int, IReadOnlyList<CaseRow>> CasesFor(CaseFilter filter)
    {
        const string Order = " AND position > $1 ORDER BY position LIMIT $2";
        var (where, of) = filter switch
        {
            { CaseHash: { } hash } => ("case_hash = $3", hash.Cell()),
            { Liable: { } liable } => ("liable = $3", liable.Cell()),
            { Division: > 0 } => ("division = $3", (StoreValue)(long)filter.Division),
            _ => ("position >= $3", 0L),
        };
        return (place, count) => Session.All(
            CaseColumns + "WHERE " + where + Order, ReadCase, BoundedPosition(place.First), Bounded(count), of);
    }

    private static bool Fits(CaseFilter filter, CaseRow row) =>
        (row.Published || !filter.PublishedOnly)
        && (filter.Division == 0 || row.Content.Division == filter.Division)
        && (filter.Liable is not { } liable || row.Content.Liable == liable)
        && (filter.CaseHash is not { } hash || row.Content.CaseHash == hash)
        && (filter.Outcome is not { } outcome || row.Outcome == outcome)
        && IsWithin(row.OpenedAtSeconds, filter.OpenedFrom, filter.OpenedBefore);

    private Func<ListPlace, int, IReadOnlyList<VoucherRow>> VouchersFor(VoucherFilter filter) => filter switch
    {
        { Case: { } caseId } => (place, count) =>
            CaseAnswers(caseId, new(place.First), count).Select(answer => Voucher(answer.Voucher)!).ToList(),
        { Ticket: { } ticket } => (place, count) => Vouchers(ticket, new(place.First), count),
        { Beneficiary: { } person } => (place, count) => VouchersOfPerson(person, new(place.First), count),
        _ => (place, count) => VouchersOfDivision(filter.Division, new(place.First), count),
    };

    private static bool Fits(VoucherFilter filter, VoucherRow row) =>
        (filter.Division == 0 || row.Number.Division == filter.Division)
        && (filter.Ticket is not { } ticket || row.Content.Items.Any(item => item.Ticket == ticket))
        && (filter.Case is not { } caseId || row.Content.CaseId == caseId)
        && (filter.Beneficiary is not { } person || row.Content.Beneficiary == person)
        && (filter.Purpose == Purpose.None || row.Content.Purpose == filter.Purpose)
        && IsWithin(row.GrantedAtSeconds, filter.GrantedFrom, filter.GrantedBefore);
}
