using Carbon.Index.Rows;
using Microsoft.Data.Sqlite;

namespace Carbon.Index.Queries;

public sealed partial class IndexSnapshot
{
    private const string ApplicationColumns =
        """
        SELECT a.number, a.status, a.policy, a.division, a.kind, a.joint, a.period_start, a.period_end, a.claimed,
          a.area, a.place, a.method, a.documents_hash, a.outside, a.content_hash, a.member, a.document, a.submitted_at,
          a.certified, a.issued, a.tickets, a.certificate, p.review_chain
        FROM applications a JOIN policies p ON p.id = a.policy

        """;

    /// <summary>The application, or null where none bears the number.</summary>
    public ApplicationRow? Application(RegisterNumber number)
    {
        var applicants = Shares(
            "SELECT person, parts FROM application_shares WHERE application = $1 ORDER BY seat", number);
        var parcels = Session.All("SELECT parcel FROM application_parcels WHERE application = $1 ORDER BY seat",
            row => row.Digest(0), number.Cell());
        var approvals = Session.All(
            "SELECT office, member, document, time FROM application_approvals WHERE application = $1 ORDER BY seat",
            row => new ApprovalRow(row.Code<Office>(0), row.Member(1), row.Digest(2), row.Unsigned(3)), number.Cell());
        return Session.One(ApplicationColumns + "WHERE a.number = $1",
            row => ReadApplication(row, applicants, parcels, approvals), number.Cell());
    }

    /// <summary>Numbers of applications in order.</summary>
    public IReadOnlyList<RegisterNumber> Applications(RegisterNumber after, int take) => Session.All(
        "SELECT number FROM applications WHERE number > $1 ORDER BY number LIMIT $2", row => row.Number(0),
        after.Cell(), Bounded(take));

    private static ApplicationRow ReadApplication(
        SqliteDataReader row,
        IReadOnlyList<Share> applicants,
        IReadOnlyList<Digest> parcels,
        IReadOnlyList<ApprovalRow> approvals)
    {
        var status = row.Code<ApplicationStatus>(1);
        var content = new ApplicationContent(
            row.Small(3), row.Code<Kind>(4), applicants, row.Flag(5), parcels, row.Small(6), row.Small(7),
            row.Unsigned(8), row.Unsigned(9), row.GetString(10), row.GetString(11), row.Digest(12), row.Flag(13));
        return new ApplicationRow(
            row.Number(0), status, row.Policy(2), content, row.Digest(14), row.Member(15), row.Digest(16),
            row.Unsigned(17), approvals, Next(status, ReadChain(row.GetFieldValue<byte[]>(22)), approvals.Count),
            row.Unsigned(18), row.Unsigned(19), row.Small(20), row.DigestOrZero(21));
    }

    private static Office Next(ApplicationStatus status, Office[] chain, int approvals) => status switch
    {
        ApplicationStatus.UnderReview => approvals < chain.Length ? chain[approvals] : Office.None,
        ApplicationStatus.Reviewed => Office.File,
        _ => Office.None,
    };
}
