using Carbon.Index.Rows;
using Microsoft.Data.Sqlite;

namespace Carbon.Index.Queries;

public sealed partial class IndexSnapshot
{
    private const string VoucherColumns =
        """
        SELECT v.number, v.ticket, v.amount, v.request, o.purpose, o.beneficiary, o.year, v.member, v.granted_at,
          v.document
        FROM vouchers v JOIN offset_requests o ON o.id = v.request

        """;

    private const string PledgeColumns =
        """
        SELECT id, position, ticket, kind, lender, member, amount, until, status, document, end_document, proposed_at
        FROM pledges

        """;

    private const string OffsetColumns =
        """
        SELECT id, position, ticket, amount, purpose, beneficiary, year, case_hash, content_hash, status, member,
          document, end_document, voucher
        FROM offset_requests

        """;

    /// <summary>The voucher, or null where none bears the number.</summary>
    public VoucherRow? Voucher(RegisterNumber number) =>
        Session.One(VoucherColumns + "WHERE v.number = $1", ReadVoucher, number.Cell());

    /// <summary>Vouchers drawn on a ticket, in order of number.</summary>
    public IReadOnlyList<VoucherRow> Vouchers(RegisterNumber ticket, RegisterNumber after, int take) => Session.All(
        VoucherColumns + "WHERE v.ticket = $1 AND v.number > $2 ORDER BY v.number LIMIT $3", ReadVoucher,
        ticket.Cell(), after.Cell(), Bounded(take));

    /// <summary>The first vouchers drawn on a ticket, in order of number.</summary>
    public IReadOnlyList<VoucherRow> Vouchers(RegisterNumber ticket) => Vouchers(ticket, default, TakeMax);

    /// <summary>The pledge, or null where none bears the id.</summary>
    public PledgeRow? Pledge(Digest id) => Session.One(PledgeColumns + "WHERE id = $1", ReadPledge, id.Cell());

    /// <summary>Pledges of a ticket, in the order they were proposed. The cursor is PledgeRow.Position.</summary>
    public IReadOnlyList<PledgeRow> PledgesOfTicket(RegisterNumber ticket, ulong after, int take) => Session.All(
        PledgeColumns + "WHERE ticket = $1 AND position > $2 ORDER BY position LIMIT $3", ReadPledge,
        ticket.Cell(), BoundedPosition(after), Bounded(take));

    /// <summary>Pledges to a lender, in the order they were proposed. The cursor is PledgeRow.Position.</summary>
    public IReadOnlyList<PledgeRow> PledgesOfLender(MemberId lender, ulong after, int take) => Session.All(
        PledgeColumns + "WHERE lender = $1 AND position > $2 ORDER BY position LIMIT $3", ReadPledge,
        lender.Cell(), BoundedPosition(after), Bounded(take));

    /// <summary>The request for offset, or null where none bears the id.</summary>
    public OffsetRequestRow? OffsetRequest(Digest id) =>
        Session.One(OffsetColumns + "WHERE id = $1", ReadOffsetRequest, id.Cell());

    /// <summary>Requests to offset a ticket, in the order they came. The cursor is OffsetRequestRow.Position.</summary>
    public IReadOnlyList<OffsetRequestRow> OffsetRequests(RegisterNumber ticket, ulong after, int take) => Session.All(
        OffsetColumns + "WHERE ticket = $1 AND position > $2 ORDER BY position LIMIT $3", ReadOffsetRequest,
        ticket.Cell(), BoundedPosition(after), Bounded(take));

    private static VoucherRow ReadVoucher(SqliteDataReader row) => new(
        row.Number(0), row.Number(1), row.Unsigned(2), row.Digest(3), row.Code<Purpose>(4), row.Person(5),
        (ushort)row.Small(6), row.Member(7), row.Unsigned(8), row.Digest(9));

    private static PledgeRow ReadPledge(SqliteDataReader row) => new(
        row.Digest(0), row.Unsigned(1), row.Number(2), row.Code<LienKind>(3), row.Member(4), row.Member(5),
        row.Unsigned(6), row.Unsigned(7), row.Code<PledgeStatus>(8), row.Digest(9), row.DigestOrZero(10),
        row.Unsigned(11));

    private static OffsetRequestRow ReadOffsetRequest(SqliteDataReader row) => new(
        row.Digest(0), row.Unsigned(1),
        new OffsetContent(row.Number(2), row.Unsigned(3), row.Code<Purpose>(4), row.Person(5), (ushort)row.Small(6),
            row.Digest(7)),
        row.Digest(8), row.Code<OffsetStatus>(9), row.Member(10), row.Digest(11), row.DigestOrZero(12),
        row.NumberOrNull(13));
}
