using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

/// <summary>Applications, their reviews, and the lots made from them.</summary>
internal static class ReserveFold
{
    private const string Unfiled = " AND status IN (1, 2)";

    public static bool Take(FoldContext context, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case ApplicationSubmitted e: Submit(context, e); break;
            case ApplicationCorrected e: Correct(context, e); break;
            case ApplicationApproved e: Approve(context, e); break;
            case ApplicationRejected e: Reject(context, e); break;
            case ApplicationWithdrawn e: End(context, e.Application, ApplicationStatus.Withdrawn); break;
            case ReductionFiled e: File(context, e); break;
            default: return false;
        }

        return true;
    }

    /// <summary>A ticket was issued from a lot.</summary>
    public static void Draw(FoldContext context, RegisterNumber lot, ulong amount)
    {
        var state = context.Session.One(
            "SELECT status, certified, issued FROM applications WHERE number = $1",
            row => new
            {
                Status = row.Code<ApplicationStatus>(0),
                Certified = row.Unsigned(1),
                Issued = row.Unsigned(2),
            },
            lot.Cell());
        context.Require(state is { Status: ApplicationStatus.Filed }, $"lot {lot} is not there or not filed");
        context.Require(amount <= state!.Certified - state.Issued, $"lot {lot} has not so much left");
        context.Change("UPDATE applications SET issued = $2, tickets = tickets + 1 WHERE number = $1",
            lot.Cell(), (state.Issued + amount).Cell());
    }

    private static void Submit(FoldContext context, ApplicationSubmitted e)
    {
        var content = e.Content;
        context.Change(
            """
            INSERT INTO applications (number, policy, status, content_hash, member, document, submitted_at, division,
              kind, joint, period_start, period_end, claimed, area, place, method, documents_hash, outside, certified,
              certificate, issued, tickets)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 0, NULL, 0, 0)
            """,
            e.Application.Cell(), e.Policy.Cell(), ApplicationStatus.UnderReview.Cell(), e.ContentHash.Cell(),
            e.Member.Cell(), e.DocumentHash.Cell(), context.TimeCell, (long)content.Division, content.Kind.Cell(),
            content.Joint.Cell(), (long)content.PeriodStartDay, (long)content.PeriodEndDay,
            content.ClaimedAmount.Cell(), content.AreaMuThousandths.Cell(), content.Place, content.Method,
            content.DocumentsHash.Cell(), content.OutsideOtherSchemes.Cell());
        WriteLists(context, e.Application, content);
    }

    private static void Correct(FoldContext context, ApplicationCorrected e)
    {
        var content = e.Content;
        context.Change(
            """
            UPDATE applications SET status = $2, content_hash = $3, member = $4, document = $5, division = $6,
              kind = $7, joint = $8, period_start = $9, period_end = $10, claimed = $11, area = $12, place = $13,
              method = $14, documents_hash = $15, outside = $16 WHERE number = $1
            """ + Unfiled,
            e.Application.Cell(), ApplicationStatus.UnderReview.Cell(), e.ContentHash.Cell(), e.Member.Cell(),
            e.DocumentHash.Cell(), (long)content.Division, content.Kind.Cell(), content.Joint.Cell(),
            (long)content.PeriodStartDay, (long)content.PeriodEndDay, content.ClaimedAmount.Cell(),
            content.AreaMuThousandths.Cell(), content.Place, content.Method, content.DocumentsHash.Cell(),
            content.OutsideOtherSchemes.Cell());
        context.Session.Run("DELETE FROM application_shares WHERE application = $1", e.Application.Cell());
        context.Session.Run("DELETE FROM application_parcels WHERE application = $1", e.Application.Cell());
        context.Session.Run("DELETE FROM application_approvals WHERE application = $1", e.Application.Cell());
        WriteLists(context, e.Application, content);
    }

    private static void WriteLists(FoldContext context, RegisterNumber application, ApplicationContent content)
    {
        for (var seat = 0; seat < content.Applicants.Count; seat++)
        {
            context.Change(
                "INSERT INTO application_shares (application, seat, person, parts) VALUES ($1, $2, $3, $4)",
                application.Cell(), (long)seat, content.Applicants[seat].Person.Cell(),
                (long)content.Applicants[seat].Parts);
        }

        for (var seat = 0; seat < content.Parcels.Count; seat++)
        {
            context.Change("INSERT INTO application_parcels (application, seat, parcel) VALUES ($1, $2, $3)",
                application.Cell(), (long)seat, content.Parcels[seat].Cell());
        }
    }

    private static void Approve(FoldContext context, ApplicationApproved e)
    {
        var status = e.Complete ? ApplicationStatus.Reviewed : ApplicationStatus.UnderReview;
        context.Change("UPDATE applications SET status = $3 WHERE number = $1 AND content_hash = $2 AND status = 1",
            e.Application.Cell(), e.ContentHash.Cell(), status.Cell());
        context.Change(
            """
            INSERT INTO application_approvals (application, seat, office, member, document, time)
            SELECT $1, count(*), $2, $3, $4, $5 FROM application_approvals WHERE application = $1
            """,
            e.Application.Cell(), e.Office.Cell(), e.Member.Cell(), e.DocumentHash.Cell(), context.TimeCell);
    }

    private static void Reject(FoldContext context, ApplicationRejected e)
    {
        var fresh = context.Session.Count(
            "SELECT count(*) FROM applications WHERE number = $1 AND content_hash = $2",
            e.Application.Cell(), e.ContentHash.Cell());
        context.Require(fresh == 1, "it names another content than the application has");
        End(context, e.Application, ApplicationStatus.Rejected);
    }

    private static void End(FoldContext context, RegisterNumber application, ApplicationStatus status) =>
        context.Change("UPDATE applications SET status = $2 WHERE number = $1" + Unfiled,
            application.Cell(), status.Cell());

    private static void File(FoldContext context, ReductionFiled e) => context.Change(
        """
        UPDATE applications SET status = $3, certificate = $4, certified = $5
        WHERE number = $1 AND content_hash = $2 AND status = 2
        """,
        e.Application.Cell(), e.ContentHash.Cell(), ApplicationStatus.Filed.Cell(), e.CertificateHash.Cell(),
        e.CertifiedAmount.Cell());
}
