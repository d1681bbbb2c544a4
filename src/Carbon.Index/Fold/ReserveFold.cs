using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

/// <summary>Applications, their reviews, and the lots made from them.</summary>
internal static class ReserveFold
{
    private const string UnderReview = " AND status = 1";
    private const string InReview = " AND status IN (1, 3)";
    private const string Unfiled = " AND status IN (1, 2, 3)";

    public static bool Take(FoldContext context, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case ApplicationSubmitted e: Submit(context, e); break;
            case CorrectionAsked e: AskCorrection(context, e); break;
            case ApplicationCorrected e: Correct(context, e); break;
            case ExceptionGranted e: Except(context, e); break;
            case ApplicationApproved e: Approve(context, e); break;
            case ApplicationRejected e:
                Refuse(context, e.Application, e.ContentHash, ApplicationStatus.Rejected, (e.Member, e.DocumentHash));
                break;
            case ApplicationDisqualified e:
                Refuse(context, e.Application, e.ContentHash, ApplicationStatus.Disqualified,
                    (e.Member, e.DocumentHash));
                break;
            case ApplicationWithdrawn e: Withdraw(context, e); break;
            case ReductionFiled e: File(context, e); break;
            case LotPooled e: Pool(context, e); break;
            case LotRemoved e: Remove(context, e); break;
            case ReversalRecorded e: Reverse(context, e); break;
            default: return false;
        }

        return true;
    }

    /// <summary>A ticket was issued from a lot. A deficit lies first on what is unissued.</summary>
    public static void Draw(FoldContext context, RegisterNumber lot, ulong amount)
    {
        var state = context.Session.One(
            "SELECT status, pool, certified, issued, deficit FROM applications WHERE number = $1",
            row => new
            {
                Status = row.Code<ApplicationStatus>(0),
                Pool = row.Code<PoolStatus>(1),
                Certified = row.Unsigned(2),
                Issued = row.Unsigned(3),
                Deficit = row.Unsigned(4),
            },
            lot.Cell());
        context.Require(state is { Status: ApplicationStatus.Filed }, $"lot {lot} is not there or not filed");
        context.Require(state!.Pool != PoolStatus.Removed, $"lot {lot} left the pool");
        var unissued = state.Certified - state.Issued;
        context.Require(amount <= unissued - Math.Min(unissued, state.Deficit), $"lot {lot} has not so much left");
        context.Change("UPDATE applications SET issued = $2, tickets = tickets + 1 WHERE number = $1",
            lot.Cell(), (state.Issued + amount).Cell());
    }

    private static void Submit(FoldContext context, ApplicationSubmitted e)
    {
        context.Require(e.Content.Division == e.Application.Division, "it names two divisions");
        context.Change(
            """
            INSERT INTO applications (number, policy, status, content_hash, shortfalls, member, document, submitted_at,
              received_at, division, kind, route, joint, period_start, period_end, claimed, area, planted, survival,
              declarations, deduction, planting, place, bounds, species, method, certified, issued, tickets, pool,
              deficit)
            VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $7, $8, $9, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, '', '', '', '', 0,
              0, 0, 0, 0)
            """,
            e.Application.Cell(), e.Policy.Cell(), e.ContentHash.Cell(), (long)e.Shortfalls, e.Member.Cell(),
            e.DocumentHash.Cell(), context.TimeCell, (long)e.Content.Division, e.Content.Kind.Cell());
        ApplicationContents.Write(context, e.Application, e.Content);
    }

    private static void AskCorrection(FoldContext context, CorrectionAsked e)
    {
        context.Change(
            "UPDATE applications SET status = $3, reviewed_at = NULL WHERE number = $1 AND content_hash = $2" +
            InReview, e.Application.Cell(), e.ContentHash.Cell(), ApplicationStatus.CorrectionAsked.Cell());
        context.Change(
            """
            INSERT INTO application_corrections (application, position, office, member, content_hash, document,
              asked_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            e.Application.Cell(), context.Position, e.Office.Cell(), e.Member.Cell(), e.ContentHash.Cell(),
            e.DocumentHash.Cell(), context.TimeCell);
    }

    /// <summary>Reviews and the clock begin anew; division and kind stay.</summary>
    private static void Correct(FoldContext context, ApplicationCorrected e)
    {
        context.Change(
            """
            UPDATE applications SET status = $2, content_hash = $3, shortfalls = $4, member = $5, document = $6,
              received_at = $7, reviewed_at = NULL
            WHERE number = $1 AND division = $8 AND kind = $9
            """ + Unfiled,
            e.Application.Cell(), ApplicationStatus.UnderReview.Cell(), e.ContentHash.Cell(), (long)e.Shortfalls,
            e.Member.Cell(), e.DocumentHash.Cell(), context.TimeCell, (long)e.Content.Division,
            e.Content.Kind.Cell());
        context.Session.Run("DELETE FROM application_approvals WHERE application = $1", e.Application.Cell());
        context.Session.Run(
            """
            UPDATE application_corrections SET answered_at = $2, answer_document = $3
            WHERE application = $1 AND answered_at IS NULL
            """,
            e.Application.Cell(), context.TimeCell, e.DocumentHash.Cell());
        ApplicationContents.Clear(context, e.Application);
        ApplicationContents.Write(context, e.Application, e.Content);
    }

    private static void Except(FoldContext context, ExceptionGranted e)
    {
        context.Require(e.Shortfalls != 0, "it lets nothing pass");
        context.Change(
            "UPDATE applications SET shortfalls = 0 WHERE number = $1 AND content_hash = $2 AND shortfalls = $3" +
            UnderReview, e.Application.Cell(), e.ContentHash.Cell(), (long)e.Shortfalls);
        context.Change(
            """
            INSERT INTO application_exceptions (application, position, office, shortfalls, member, content_hash,
              document, time)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            e.Application.Cell(), context.Position, e.Office.Cell(), (long)e.Shortfalls, e.Member.Cell(),
            e.ContentHash.Cell(), e.DocumentHash.Cell(), context.TimeCell);
    }

    private static void Approve(FoldContext context, ApplicationApproved e)
    {
        var status = e.Complete ? ApplicationStatus.Reviewed : ApplicationStatus.UnderReview;
        context.Change(
            """
            UPDATE applications SET status = $3, reviewed_at = $4
            WHERE number = $1 AND content_hash = $2 AND shortfalls = 0
            """ + UnderReview,
            e.Application.Cell(), e.ContentHash.Cell(), status.Cell(), e.Complete ? (long?)context.TimeCell : null);
        context.Change(
            """
            INSERT INTO application_approvals (application, seat, office, member, document, time)
            SELECT $1, count(*), $2, $3, $4, $5 FROM application_approvals WHERE application = $1
            """,
            e.Application.Cell(), e.Office.Cell(), e.Member.Cell(), e.DocumentHash.Cell(), context.TimeCell);
    }

    private static void Refuse(
        FoldContext context,
        RegisterNumber application,
        Digest content,
        ApplicationStatus status,
        (MemberId Member, Digest Document) end) => context.Change(
        """
        UPDATE applications SET status = $3, ended_at = $4, end_member = $5, end_document = $6
        WHERE number = $1 AND content_hash = $2
        """ + InReview,
        application.Cell(), content.Cell(), status.Cell(), context.TimeCell, end.Member.Cell(), end.Document.Cell());

    private static void Withdraw(FoldContext context, ApplicationWithdrawn e) => context.Change(
        "UPDATE applications SET status = $2, ended_at = $3, end_member = $4, end_document = $5 WHERE number = $1" +
        Unfiled, e.Application.Cell(), ApplicationStatus.Withdrawn.Cell(), context.TimeCell, e.Member.Cell(),
        e.DocumentHash.Cell());

    private static void File(FoldContext context, ReductionFiled e)
    {
        var claimed = context.Session.One("SELECT claimed FROM applications WHERE number = $1",
            row => new Amount(row.Unsigned(0)), e.Application.Cell());
        context.Require(claimed is not null && e.CertifiedAmount <= claimed.Value && e.CertifiedAmount > 0,
            "the certificate is over the claim");
        context.Change(
            """
            UPDATE applications SET status = $3, certificate = $4, certified = $5, filed_at = $6
            WHERE number = $1 AND content_hash = $2 AND status = 3
            """,
            e.Application.Cell(), e.ContentHash.Cell(), ApplicationStatus.Filed.Cell(), e.CertificateHash.Cell(),
            e.CertifiedAmount.Cell(), context.TimeCell);
        SearchFold.Take(context, e.Application);
    }

    private static void Pool(FoldContext context, LotPooled e) => context.Change(
        "UPDATE applications SET pool = $3 WHERE number = $1 AND certified = $2 AND status = 4 AND pool = 0",
        e.Application.Cell(), e.Amount.Cell(), PoolStatus.InPool.Cell());

    private static void Remove(FoldContext context, LotRemoved e) => context.Change(
        "UPDATE applications SET pool = $2, pool_document = $3 WHERE number = $1 AND pool = 1 AND tickets = 0",
        e.Application.Cell(), PoolStatus.Removed.Cell(), e.DocumentHash.Cell());

    private static void Reverse(FoldContext context, ReversalRecorded e)
    {
        var lot = context.Session.One("SELECT certified, deficit FROM applications WHERE number = $1 AND status = 4",
            row => new { Certified = row.Unsigned(0), Deficit = row.Unsigned(1) }, e.Application.Cell());
        context.Require(lot is not null, $"lot {e.Application} is not there or not filed");
        context.Require(e.Amount > 0 && e.Amount <= lot!.Certified - lot.Deficit, "more is lost than was certified");
        context.Require(e.DeficitAmount == lot!.Deficit + e.Amount, "the deficit is another");
        context.Change("UPDATE applications SET deficit = $2 WHERE number = $1",
            e.Application.Cell(), e.DeficitAmount.Cell());
        context.Change(
            """
            INSERT INTO application_reversals (application, position, cause, amount, deficit, member, document, time)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            e.Application.Cell(), context.Position, e.Cause.Cell(), e.Amount.Cell(), e.DeficitAmount.Cell(),
            e.Member.Cell(), e.DocumentHash.Cell(), context.TimeCell);
    }

    private sealed record Amount(ulong Value);
}
