using Carbon.Index.Rows;

namespace Carbon.Index.Queries;

public sealed partial class IndexSnapshot
{
    private const string ApplicationColumns =
        """
        SELECT a.number, a.status, a.policy, a.content_hash, a.shortfalls, a.member, a.document, a.submitted_at,
          a.received_at, a.reviewed_at, a.filed_at, a.ended_at, a.end_member, a.end_document, a.certified, a.issued,
          a.tickets, a.certificate, a.pool, a.pool_document, a.deficit, p.review_chain, p.green_quota_chain,
          a.division, a.kind, a.route, a.joint, a.period_start, a.period_end, a.claimed, a.area, a.planted, a.survival,
          a.declarations, a.deduction, a.planting, a.place, a.bounds, a.species, a.method
        FROM applications a JOIN policies p ON p.id = a.policy

        """;

    private const string PlantingColumns =
        """
        SELECT p.id, p.position, p.division, p.planter, p.area, p.status, p.member, p.document, p.agreed_at,
          p.reported_at, p.report_document, p.decided_at, p.decision_document, a.number
        FROM plantings p LEFT JOIN applications a ON a.planting = p.id AND a.certificate IS NOT NULL

        """;

    /// <summary>The application, or null where none bears the number.</summary>
    public ApplicationRow? Application(RegisterNumber number)
    {
        var found = Session.One(ApplicationColumns + "WHERE a.number = $1", ReadApplication, number.Cell());
        if (found is not { } application)
            return null;
        var approvals = ApprovalsOf(number);
        return application.Row with
        {
            Content = application.Row.Content with
            {
                Applicants = Shares(
                    "SELECT person, parts FROM application_shares WHERE application = $1 ORDER BY seat", number),
                Parcels = Digests(
                    "SELECT parcel FROM application_parcels WHERE application = $1 ORDER BY seat", number),
                Papers = Digests("SELECT paper FROM application_papers WHERE application = $1 ORDER BY seat", number),
            },
            Approvals = approvals,
            Exceptions = ExceptionsOf(number),
            Corrections = CorrectionsOf(number),
            Reversals = ReversalsOf(number),
            NextOffice = Next(application.Row.Status, application.Chain, approvals.Count),
        };
    }

    /// <summary>Numbers of applications in order, of a division or, for 0, of all.</summary>
    public IReadOnlyList<RegisterNumber> Applications(RegisterNumber after, int take, uint division = 0)
    {
        if (division > DivisionMax)
            return [];
        var (first, last) = NumbersOf(division);
        return Session.All(
            """
            SELECT number FROM applications WHERE number > $1 AND number >= $2 AND number <= $3
            ORDER BY number LIMIT $4
            """,
            row => row.Number(0), after.Cell(), first.Cell(), last.Cell(), Bounded(take));
    }

    /// <summary>Numbers of applications that stand so, in order.</summary>
    public IReadOnlyList<RegisterNumber> ApplicationsThatAre(
        ApplicationStatus status, RegisterNumber after, int take) => Session.All(
        "SELECT number FROM applications WHERE status = $1 AND number > $2 ORDER BY number LIMIT $3",
        row => row.Number(0), status.Cell(), after.Cell(), Bounded(take));

    /// <summary>Numbers of applications in which a person is an applicant, in order.</summary>
    public IReadOnlyList<RegisterNumber> ApplicationsOfPerson(PersonId person, RegisterNumber after, int take) =>
        Session.All(
            """
            SELECT DISTINCT application FROM application_shares WHERE person = $1 AND application > $2
            ORDER BY application LIMIT $3
            """,
            row => row.Number(0), person.Cell(), after.Cell(), Bounded(take));

    /// <summary>The planting agreement, or null where none bears the id.</summary>
    public PlantingRow? Planting(Digest id) =>
        Session.One(PlantingColumns + "WHERE p.id = $1", ReadPlanting, id.Cell());

    /// <summary>Planting agreements of a division, in order. The cursor is PlantingRow.Position.</summary>
    public IReadOnlyList<PlantingRow> Plantings(uint division, ulong after, int take) => Session.All(
        PlantingColumns + "WHERE p.division = $1 AND p.position > $2 ORDER BY p.position LIMIT $3", ReadPlanting,
        (long)division, BoundedPosition(after), Bounded(take));

    /// <summary>Planting agreements of a planter, in order. The cursor is PlantingRow.Position.</summary>
    public IReadOnlyList<PlantingRow> PlantingsOfPerson(PersonId planter, ulong after, int take) => Session.All(
        PlantingColumns + "WHERE p.planter = $1 AND p.position > $2 ORDER BY p.position LIMIT $3", ReadPlanting,
        planter.Cell(), BoundedPosition(after), Bounded(take));

    private IReadOnlyList<Digest> Digests(string sql, RegisterNumber of) =>
        Session.All(sql, row => row.Digest(0), of.Cell());

    private IReadOnlyList<ApprovalRow> ApprovalsOf(RegisterNumber number) => Session.All(
        "SELECT office, member, document, time FROM application_approvals WHERE application = $1 ORDER BY seat",
        row => new ApprovalRow(row.Code<Office>(0), row.Member(1), row.Digest(2), row.Unsigned(3)), number.Cell());

    private IReadOnlyList<ExceptionRow> ExceptionsOf(RegisterNumber number) => Session.All(
        """
        SELECT office, shortfalls, member, content_hash, document, time FROM application_exceptions
        WHERE application = $1 ORDER BY position
        """,
        row => new ExceptionRow(row.Code<Office>(0), (byte)row.Small(1), row.Member(2), row.Digest(3), row.Digest(4),
            row.Unsigned(5)),
        number.Cell());

    private IReadOnlyList<CorrectionRow> CorrectionsOf(RegisterNumber number) => Session.All(
        """
        SELECT office, member, content_hash, document, asked_at, answered_at, answer_document
        FROM application_corrections WHERE application = $1 ORDER BY position
        """,
        row => new CorrectionRow(row.Code<Office>(0), row.Member(1), row.Digest(2), row.Digest(3), row.Unsigned(4),
            row.UnsignedOrNull(5), row.DigestOrZero(6)),
        number.Cell());

    private IReadOnlyList<ReversalRow> ReversalsOf(RegisterNumber number) => Session.All(
        """
        SELECT cause, amount, deficit, member, document, time FROM application_reversals
        WHERE application = $1 ORDER BY position
        """,
        row => new ReversalRow(row.Code<ReversalCause>(0), row.Unsigned(1), row.Unsigned(2), row.Member(3),
            row.Digest(4), row.Unsigned(5)),
        number.Cell());

    private static Reviewed ReadApplication(StoreRow row)
    {
        var content = new ApplicationContent(
            row.Small(23), row.Code<Kind>(24), row.Code<ApplicationRoute>(25), [], row.Flag(26), [], row.Small(27),
            row.Small(28), row.Unsigned(29), row.Unsigned(30), row.Small(31), (byte)row.Small(32), row.Small(33),
            (ushort)row.Small(34), row.DigestOrZero(35), row.GetString(36), row.GetString(37), row.GetString(38),
            row.GetString(39), []);
        var application = new ApplicationRow(
            row.Number(0), row.Code<ApplicationStatus>(1), row.Policy(2), content, row.Digest(3), (byte)row.Small(4),
            row.Member(5), row.Digest(6), row.Unsigned(7), row.Unsigned(8), row.UnsignedOrNull(9),
            row.UnsignedOrNull(10), row.UnsignedOrNull(11), row.MemberOrNobody(12), row.DigestOrZero(13), [], [], [],
            Office.None, row.Unsigned(14), row.Unsigned(15), row.Small(16), row.DigestOrZero(17),
            row.Code<PoolStatus>(18), row.DigestOrZero(19), row.Unsigned(20), []);
        return new(application, ReadChain(row, content.Route == ApplicationRoute.GreenQuota ? 22 : 21));
    }

    private static Office Next(ApplicationStatus status, Office[] chain, int approvals) => status switch
    {
        ApplicationStatus.UnderReview => approvals < chain.Length ? chain[approvals] : Office.None,
        ApplicationStatus.Reviewed => Office.File,
        _ => Office.None,
    };

    private static PlantingRow ReadPlanting(StoreRow row) => new(
        row.Digest(0), row.Unsigned(1), row.Small(2), row.Person(3), row.Unsigned(4), row.Code<PlantingStatus>(5),
        row.Member(6), row.Digest(7), row.Unsigned(8), row.UnsignedOrNull(9), row.DigestOrZero(10),
        row.UnsignedOrNull(11), row.DigestOrZero(12), row.NumberOrNull(13));

    private sealed record Reviewed(ApplicationRow Row, Office[] Chain);
}
