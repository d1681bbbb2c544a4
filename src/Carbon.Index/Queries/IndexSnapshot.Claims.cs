using Carbon.Index.Rows;

namespace Carbon.Index.Queries;

public sealed partial class IndexSnapshot
{
    private const string CaseColumns =
        """
        SELECT id, position, policy, division, kind, case_hash, liable, mode, assessed_value, assessed_amount,
          fulfilled, published, outcome, opener, document, opened_at, assessed_at, assessment_document,
          publication_document, closed_at, end_document
        FROM cases

        """;

    private const string SubscriptionColumns =
        """
        SELECT case_id, ordinal, position, buyer, value, amount, due, subscribed_at, member, document, leniency_document
        FROM case_subscriptions

        """;

    private const string QuotaColumns =
        """
        SELECT id, position, division, emitter, year, class, grade, power, baseline, emission, ticket_grams, policy,
          tickets_first, tickets_met, others_met, member, document, set_at
        FROM quotas

        """;

    private const string ComplaintColumns =
        """
        SELECT id, position, division, subject, status, member, document, filed_at, answered_at, answer_member,
          answer_document
        FROM complaints

        """;

    private const string DividendColumns =
        "SELECT id, position, ticket, income, carried, remainder, member, document, declared_at FROM dividends ";

    private const string PartColumns =
        "SELECT dividend, position, person, value, paid_at, pay_document FROM dividend_parts ";

    /// <summary>The case, or null where none bears the id.</summary>
    public CaseRow? Case(Digest id) => Session.One(CaseColumns + "WHERE id = $1", ReadCase, id.Cell());

    /// <summary>Cases of a division, in the order they were opened. The cursor is CaseRow.Position.</summary>
    public IReadOnlyList<CaseRow> Cases(uint division, ulong after, int take) => Session.All(
        CaseColumns + "WHERE division = $1 AND position > $2 ORDER BY position LIMIT $3", ReadCase,
        (long)division, BoundedPosition(after), Bounded(take));

    /// <summary>Cases for which a person is liable, in the order they were opened.</summary>
    public IReadOnlyList<CaseRow> CasesOfPerson(PersonId liable, ulong after, int take) => Session.All(
        CaseColumns + "WHERE liable = $1 AND position > $2 ORDER BY position LIMIT $3", ReadCase,
        liable.Cell(), BoundedPosition(after), Bounded(take));

    /// <summary>Subscriptions of a case, in order. The cursor is SubscriptionRow.Ordinal.</summary>
    public IReadOnlyList<SubscriptionRow> Subscriptions(Digest caseId, ushort after, int take) => Session.All(
        SubscriptionColumns + "WHERE case_id = $1 AND ordinal > $2 ORDER BY ordinal LIMIT $3", ReadSubscription,
        caseId.Cell(), (long)after, Bounded(take));

    /// <summary>Subscriptions of a buyer to any case, in order. The cursor is SubscriptionRow.Position.</summary>
    public IReadOnlyList<SubscriptionRow> SubscriptionsOfPerson(PersonId buyer, ulong after, int take) => Session.All(
        SubscriptionColumns + "WHERE buyer = $1 AND position > $2 ORDER BY position LIMIT $3", ReadSubscription,
        buyer.Cell(), BoundedPosition(after), Bounded(take));

    /// <summary>Vouchers that answered a case, in order of number.</summary>
    public IReadOnlyList<CaseAnswerRow> CaseAnswers(Digest caseId, RegisterNumber after, int take) => Session.All(
        """
        SELECT case_id, voucher, amount, fulfilled, time FROM case_answers
        WHERE case_id = $1 AND voucher > $2 ORDER BY voucher LIMIT $3
        """,
        row => new CaseAnswerRow(row.Digest(0), row.Number(1), row.Unsigned(2), row.Unsigned(3), row.Unsigned(4)),
        caseId.Cell(), after.Cell(), Bounded(take));

    /// <summary>The quota, or null where none bears the id.</summary>
    public QuotaRow? Quota(Digest id) => Session.One(QuotaColumns + "WHERE id = $1", ReadQuota, id.Cell());

    /// <summary>Quotas of a division, in the order they were first set. The cursor is QuotaRow.Position.</summary>
    public IReadOnlyList<QuotaRow> Quotas(uint division, ulong after, int take) => Session.All(
        QuotaColumns + "WHERE division = $1 AND position > $2 ORDER BY position LIMIT $3", ReadQuota,
        (long)division, BoundedPosition(after), Bounded(take));

    /// <summary>Quotas of an emitter, in the order they were first set. The cursor is QuotaRow.Position.</summary>
    public IReadOnlyList<QuotaRow> QuotasOfPerson(PersonId emitter, ulong after, int take) => Session.All(
        QuotaColumns + "WHERE emitter = $1 AND position > $2 ORDER BY position LIMIT $3", ReadQuota,
        emitter.Cell(), BoundedPosition(after), Bounded(take));

    /// <summary>What fulfilled a quota, in order. The cursor is QuotaAnswerRow.Position.</summary>
    public IReadOnlyList<QuotaAnswerRow> QuotaAnswers(Digest quotaId, ulong after, int take) => Session.All(
        """
        SELECT quota, position, voucher, amount, met, member, document, time FROM quota_answers
        WHERE quota = $1 AND position > $2 ORDER BY position LIMIT $3
        """,
        row => new QuotaAnswerRow(row.Digest(0), row.Unsigned(1), row.NumberOrNull(2), row.Unsigned(3),
            row.Unsigned(4), row.MemberOrNobody(5), row.DigestOrZero(6), row.Unsigned(7)),
        quotaId.Cell(), BoundedPosition(after), Bounded(take));

    /// <summary>The complaint, or null where none bears the id.</summary>
    public ComplaintRow? Complaint(Digest id) =>
        Session.One(ComplaintColumns + "WHERE id = $1", ReadComplaint, id.Cell());

    /// <summary>Complaints of a division, in the order they came. The cursor is ComplaintRow.Position.</summary>
    public IReadOnlyList<ComplaintRow> Complaints(uint division, ulong after, int take) => Session.All(
        ComplaintColumns + "WHERE division = $1 AND position > $2 ORDER BY position LIMIT $3", ReadComplaint,
        (long)division, BoundedPosition(after), Bounded(take));

    /// <summary>Complaints about a number, in the order they came. The cursor is ComplaintRow.Position.</summary>
    public IReadOnlyList<ComplaintRow> ComplaintsOf(RegisterNumber subject, ulong after, int take) => Session.All(
        ComplaintColumns + "WHERE subject = $1 AND position > $2 ORDER BY position LIMIT $3", ReadComplaint,
        subject.Cell(), BoundedPosition(after), Bounded(take));

    /// <summary>The dividend, or null where none bears the id.</summary>
    public DividendRow? Dividend(Digest id) =>
        WithParts(Session.All(DividendColumns + "WHERE id = $1", ReadDividend, id.Cell())).SingleOrDefault();

    /// <summary>Dividends of a ticket, in order. The cursor is DividendRow.Position.</summary>
    public IReadOnlyList<DividendRow> DividendsOfTicket(RegisterNumber ticket, ulong after, int take) =>
        WithParts(Session.All(
            DividendColumns + "WHERE ticket = $1 AND position > $2 ORDER BY position LIMIT $3", ReadDividend,
            ticket.Cell(), BoundedPosition(after), Bounded(take)));

    /// <summary>A person's parts of dividends, in order. The cursor is DividendPartRow.Position.</summary>
    public IReadOnlyList<DividendPartRow> DividendPartsOfPerson(PersonId person, ulong after, int take) => Session.All(
        PartColumns + "WHERE person = $1 AND position > $2 ORDER BY position LIMIT $3", ReadPart,
        person.Cell(), BoundedPosition(after), Bounded(take));

    private List<DividendRow> WithParts(IReadOnlyList<DividendRow> dividends) => dividends.Select(dividend =>
        dividend with
        {
            Parts = Session.All(PartColumns + "WHERE dividend = $1 ORDER BY seat", ReadPart, dividend.Id.Cell()),
        }).ToList();

    private static CaseRow ReadCase(StoreRow row) => new(
        row.Digest(0), row.Unsigned(1), row.Policy(2),
        new CaseContent(row.Small(3), row.Code<Kind>(4), row.Digest(5), row.PersonOrNobody(6), row.Code<CaseMode>(7),
            row.Unsigned(8), row.Unsigned(9)),
        row.Unsigned(10), row.Flag(11), row.Code<CaseOutcome>(12), row.Member(13), row.Digest(14), row.Unsigned(15),
        row.UnsignedOrNull(16), row.DigestOrZero(17), row.DigestOrZero(18), row.UnsignedOrNull(19),
        row.DigestOrZero(20));

    private static SubscriptionRow ReadSubscription(StoreRow row) => new(
        row.Digest(0), (ushort)row.Small(1), row.Unsigned(2),
        new Subscription(row.Person(3), row.Unsigned(4), row.Unsigned(5), row.Unsigned(6), row.Unsigned(7)),
        row.Member(8), row.Digest(9), row.DigestOrZero(10));

    private static QuotaRow ReadQuota(StoreRow row) => new(
        row.Digest(0), row.Unsigned(1),
        new QuotaContent(row.Small(2), row.Person(3), (ushort)row.Small(4), (byte)row.Small(5), (byte)row.Small(6),
            row.Flag(7), row.Unsigned(8), row.Unsigned(9), row.Unsigned(10)),
        row.Policy(11), row.Flag(12), row.Unsigned(13), row.Unsigned(14), row.Member(15), row.Digest(16),
        row.Unsigned(17));

    private static ComplaintRow ReadComplaint(StoreRow row) => new(
        row.Digest(0), row.Unsigned(1), row.Small(2), row.NumberOrNull(3), row.Code<ComplaintStatus>(4), row.Member(5),
        row.Digest(6), row.Unsigned(7), row.UnsignedOrNull(8), row.MemberOrNobody(9), row.DigestOrZero(10));

    private static DividendRow ReadDividend(StoreRow row) => new(
        row.Digest(0), row.Unsigned(1), row.Number(2), row.Unsigned(3), row.Unsigned(4), [], row.Unsigned(5),
        row.Member(6), row.Digest(7), row.Unsigned(8));

    private static DividendPartRow ReadPart(StoreRow row) => new(
        row.Digest(0), row.Unsigned(1), row.Person(2), row.Unsigned(3), row.UnsignedOrNull(4), row.DigestOrZero(5));
}
