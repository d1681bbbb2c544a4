using Carbon.Index.Rows;

namespace Carbon.Index.Queries;

public sealed partial class IndexSnapshot
{
    private const string PledgeColumns =
        """
        SELECT p.id, p.position, p.division, p.kind, p.lender, p.member, p.until, p.status, p.document, p.end_document,
          p.proposed_at, p.decided_at
        FROM pledges p

        """;

    private const string OffsetColumns =
        """
        SELECT o.id, o.position, o.division, o.purpose, o.beneficiary, o.year, o.use_division, o.case_id, o.quota,
          o.activity, o.content_hash, o.status, o.member, o.document, o.requested_at, o.ended_at, o.end_member,
          o.end_document, o.voucher
        FROM offset_requests o

        """;

    private const string VoucherColumns = "SELECT v.number, v.amount, v.request FROM vouchers v ";

    private const string CreditColumns =
        """
        SELECT division, position, beneficiary, purpose, year, area, survival, species, member, document, time
        FROM planting_credits

        """;

    /// <summary>The pledge, or null where none bears the id.</summary>
    public PledgeRow? Pledge(Digest id) =>
        WithItems(Session.All(PledgeColumns + "WHERE p.id = $1", ReadPledge, id.Cell())).SingleOrDefault();

    /// <summary>Pledges of a ticket, in the order they were proposed. The cursor is PledgeRow.Position.</summary>
    public IReadOnlyList<PledgeRow> PledgesOfTicket(RegisterNumber ticket, ulong after, int take) =>
        WithItems(Session.All(
            PledgeColumns + "JOIN pledge_items i ON i.pledge = p.id " +
            "WHERE i.ticket = $1 AND i.position > $2 ORDER BY i.position LIMIT $3", ReadPledge,
            ticket.Cell(), BoundedPosition(after), Bounded(take)));

    /// <summary>Pledges to a lender, in the order they were proposed. The cursor is PledgeRow.Position.</summary>
    public IReadOnlyList<PledgeRow> PledgesOfLender(MemberId lender, ulong after, int take) => WithItems(Session.All(
        PledgeColumns + "WHERE p.lender = $1 AND p.position > $2 ORDER BY p.position LIMIT $3", ReadPledge,
        lender.Cell(), BoundedPosition(after), Bounded(take)));

    /// <summary>Pledges in a division, in the order they were proposed. The cursor is PledgeRow.Position.</summary>
    public IReadOnlyList<PledgeRow> Pledges(uint division, ulong after, int take) => WithItems(Session.All(
        PledgeColumns + "WHERE p.division = $1 AND p.position > $2 ORDER BY p.position LIMIT $3", ReadPledge,
        (long)division, BoundedPosition(after), Bounded(take)));

    /// <summary>The request for offset, or null where none bears the id.</summary>
    public OffsetRequestRow? OffsetRequest(Digest id) =>
        WithItems(Session.All(OffsetColumns + "WHERE o.id = $1", ReadOffsetRequest, id.Cell())).SingleOrDefault();

    /// <summary>Requests to offset a ticket, in the order they came. The cursor is OffsetRequestRow.Position.</summary>
    public IReadOnlyList<OffsetRequestRow> OffsetRequests(RegisterNumber ticket, ulong after, int take) =>
        WithItems(Session.All(
            OffsetColumns + "JOIN offset_items i ON i.request = o.id " +
            "WHERE i.ticket = $1 AND i.position > $2 ORDER BY i.position LIMIT $3", ReadOffsetRequest,
            ticket.Cell(), BoundedPosition(after), Bounded(take)));

    /// <summary>Requests in a division, in the order they came. The cursor is OffsetRequestRow.Position.</summary>
    public IReadOnlyList<OffsetRequestRow> OffsetRequestsOfDivision(uint division, ulong after, int take) =>
        WithItems(Session.All(
            OffsetColumns + "WHERE o.division = $1 AND o.position > $2 ORDER BY o.position LIMIT $3",
            ReadOffsetRequest, (long)division, BoundedPosition(after), Bounded(take)));

    /// <summary>Requests for a beneficiary, in the order they came. The cursor is OffsetRequestRow.Position.</summary>
    public IReadOnlyList<OffsetRequestRow> OffsetRequestsOfPerson(PersonId beneficiary, ulong after, int take) =>
        WithItems(Session.All(
            OffsetColumns + "WHERE o.beneficiary = $1 AND o.position > $2 ORDER BY o.position LIMIT $3",
            ReadOffsetRequest, beneficiary.Cell(), BoundedPosition(after), Bounded(take)));

    /// <summary>The voucher, or null where none bears the number.</summary>
    public VoucherRow? Voucher(RegisterNumber number) =>
        VouchersOf(VoucherColumns + "WHERE v.number = $1", number.Cell()).SingleOrDefault();

    /// <summary>Vouchers in order of number, of a division or, for 0, of all.</summary>
    public IReadOnlyList<VoucherRow> VouchersOfDivision(uint division, RegisterNumber after, int take)
    {
        if (division > DivisionMax)
            return [];
        var (first, last) = NumbersOf(division);
        return VouchersOf(
            VoucherColumns + "WHERE v.number > $1 AND v.number >= $2 AND v.number <= $3 ORDER BY v.number LIMIT $4",
            after.Cell(), first.Cell(), last.Cell(), Bounded(take));
    }

    /// <summary>Vouchers that draw on a ticket, in order of number.</summary>
    public IReadOnlyList<VoucherRow> Vouchers(RegisterNumber ticket, RegisterNumber after, int take) => VouchersOf(
        VoucherColumns + "JOIN offset_items i ON i.request = v.request " +
        "WHERE i.ticket = $1 AND v.number > $2 ORDER BY v.number LIMIT $3",
        ticket.Cell(), after.Cell(), Bounded(take));

    /// <summary>The first vouchers that draw on a ticket, in order of number.</summary>
    public IReadOnlyList<VoucherRow> Vouchers(RegisterNumber ticket) => Vouchers(ticket, default, TakeMax);

    /// <summary>Vouchers for a beneficiary, in order of number.</summary>
    public IReadOnlyList<VoucherRow> VouchersOfPerson(PersonId beneficiary, RegisterNumber after, int take) =>
        VouchersOf(
            VoucherColumns + "WHERE v.beneficiary = $1 AND v.number > $2 ORDER BY v.number LIMIT $3",
            beneficiary.Cell(), after.Cell(), Bounded(take));

    /// <summary>Plantings credited in a division, in order. The cursor is PlantingCreditRow.Position.</summary>
    public IReadOnlyList<PlantingCreditRow> PlantingCredits(uint division, ulong after, int take) => Session.All(
        CreditColumns + "WHERE division = $1 AND position > $2 ORDER BY position LIMIT $3", ReadCredit,
        (long)division, BoundedPosition(after), Bounded(take));

    /// <summary>Plantings credited to a beneficiary, in order. The cursor is PlantingCreditRow.Position.</summary>
    public IReadOnlyList<PlantingCreditRow> PlantingCreditsOfPerson(PersonId beneficiary, ulong after, int take) =>
        Session.All(CreditColumns + "WHERE beneficiary = $1 AND position > $2 ORDER BY position LIMIT $3", ReadCredit,
            beneficiary.Cell(), BoundedPosition(after), Bounded(take));

    private List<PledgeRow> WithItems(IReadOnlyList<PledgeRow> pledges) => pledges.Select(pledge =>
        pledge with
        {
            Items = Session.All(
                """
                SELECT i.ticket, i.amount, l.id, coalesce(l.status, 0), coalesce(l.until, p.until)
                FROM pledge_items i JOIN pledges p ON p.id = i.pledge
                LEFT JOIN liens l ON l.ticket = i.ticket AND l.kind = p.kind AND l.owner = p.lender
                  AND l.document = p.document AND p.status = 2
                WHERE i.pledge = $1 ORDER BY i.seat
                """,
                row => new PledgeItemRow(row.Number(0), row.Unsigned(1), row.DigestOrZero(2), row.Code<LienStatus>(3),
                    row.Unsigned(4)),
                pledge.Id.Cell()),
            Covers = Session.All(
                "SELECT cover, member, until, document, time FROM pledge_covers WHERE pledge = $1 ORDER BY position",
                row => new CoverRow(row.Code<CoverKind>(0), row.Member(1), row.Unsigned(2), row.Digest(3),
                    row.Unsigned(4)),
                pledge.Id.Cell()),
        }).ToList();

    private List<OffsetRequestRow> WithItems(IReadOnlyList<OffsetRequestRow> requests) => requests.Select(
        request => request with
        {
            Content = request.Content with
            {
                Items = Session.All("SELECT ticket, amount FROM offset_items WHERE request = $1 ORDER BY seat",
                    row => new Portion(row.Number(0), row.Unsigned(1)), request.Id.Cell()),
            },
        }).ToList();

    private List<VoucherRow> VouchersOf(string sql, params ReadOnlySpan<StoreValue> values) =>
        Session.All(sql, row => (Number: row.Number(0), Amount: row.Unsigned(1), Request: row.Digest(2)), values)
            .Select(voucher => (voucher.Number, voucher.Amount, Request: OffsetRequest(voucher.Request)!))
            .Select(voucher => new VoucherRow(voucher.Number, voucher.Request.Content, voucher.Amount,
                voucher.Request.Id, voucher.Request.EndMember, voucher.Request.EndedAtSeconds!.Value,
                voucher.Request.EndDocumentHash))
            .ToList();

    private static PledgeRow ReadPledge(StoreRow row) => new(
        row.Digest(0), row.Unsigned(1), row.Small(2), row.Code<LienKind>(3), row.Member(4), row.Member(5), [],
        row.Unsigned(6), row.Code<PledgeStatus>(7), row.Digest(8), row.DigestOrZero(9), row.Unsigned(10),
        row.UnsignedOrNull(11), []);

    private static OffsetRequestRow ReadOffsetRequest(StoreRow row) => new(
        row.Digest(0), row.Unsigned(1), row.Small(2),
        new OffsetContent([], row.Code<Purpose>(3), row.Person(4), (ushort)row.Small(5), row.Small(6),
            row.DigestOrZero(7), row.DigestOrZero(8), row.GetString(9)),
        row.Digest(10), row.Code<OffsetStatus>(11), row.Member(12), row.Digest(13), row.Unsigned(14),
        row.UnsignedOrNull(15), row.MemberOrNobody(16), row.DigestOrZero(17), row.NumberOrNull(18));

    private static PlantingCreditRow ReadCredit(StoreRow row) => new(
        row.Small(0), row.Unsigned(1), row.Person(2), row.Code<Purpose>(3), (ushort)row.Small(4), row.Unsigned(5),
        (byte)row.Small(6), row.GetString(7), row.Member(8), row.Digest(9), row.Unsigned(10));
}
