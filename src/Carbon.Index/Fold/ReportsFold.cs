using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

/// <summary>Complaints and their answers; dividends and their payment.</summary>
internal static class ReportsFold
{
    public static bool Take(FoldContext context, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case ComplaintFiled e: File(context, e); break;
            case ComplaintAnswered e: Answer(context, e); break;
            case DividendDeclared e: Declare(context, e); break;
            case DividendPaid e: Pay(context, e); break;
            default: return false;
        }

        return true;
    }

    /// <summary>Anyone may complain of any number, so the subject need not be one of the register's.</summary>
    private static void File(FoldContext context, ComplaintFiled e) => context.Change(
        """
        INSERT INTO complaints (id, position, division, subject, status, member, document, filed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
        e.ComplaintId.Cell(), context.Position, (long)e.Division, e.Subject.CellOrNull(), ComplaintStatus.Open.Cell(),
        e.Member.Cell(), e.DocumentHash.Cell(), context.TimeCell);

    private static void Answer(FoldContext context, ComplaintAnswered e)
    {
        context.Require(e.Status is ComplaintStatus.Upheld or ComplaintStatus.Dismissed, "it is no answer");
        context.Change(
            """
            UPDATE complaints SET status = $2, answered_at = $3, answer_member = $4, answer_document = $5
            WHERE id = $1 AND status = 1
            """,
            e.ComplaintId.Cell(), e.Status.Cell(), context.TimeCell, e.Member.Cell(), e.DocumentHash.Cell());
    }

    /// <summary>What no exact share could take is carried to the ticket's next dividend.</summary>
    private static void Declare(FoldContext context, DividendDeclared e)
    {
        var carried = context.Session.One(
            "SELECT remainder FROM dividends WHERE ticket = $1 ORDER BY position DESC LIMIT 1",
            row => new { Fen = row.Unsigned(0) }, e.Ticket.Cell())?.Fen ?? 0;
        context.Require(carried == e.CarriedFen, "another remainder is carried");
        var shared = e.Parts.Aggregate((UInt128)e.RemainderFen, (sum, part) => sum + part.ValueFen);
        context.Require(shared == (UInt128)e.IncomeFen + e.CarriedFen, "the parts are not the income");
        context.Change(
            """
            INSERT INTO dividends (id, position, ticket, income, carried, remainder, member, document, declared_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            e.DividendId.Cell(), context.Position, e.Ticket.Cell(), e.IncomeFen.Cell(), e.CarriedFen.Cell(),
            e.RemainderFen.Cell(), e.Member.Cell(), e.DocumentHash.Cell(), context.TimeCell);
        for (var seat = 0; seat < e.Parts.Count; seat++)
        {
            context.Change(
                "INSERT INTO dividend_parts (dividend, seat, position, person, value) VALUES ($1, $2, $3, $4, $5)",
                e.DividendId.Cell(), (long)seat, context.Position, e.Parts[seat].Person.Cell(),
                e.Parts[seat].ValueFen.Cell());
        }
    }

    private static void Pay(FoldContext context, DividendPaid e) => context.Change(
        """
        UPDATE dividend_parts SET paid_at = $4, pay_document = $5
        WHERE dividend = $1 AND person = $2 AND value = $3 AND paid_at IS NULL
        """,
        e.DividendId.Cell(), e.Person.Cell(), e.ValueFen.Cell(), context.TimeCell, e.DocumentHash.Cell());
}
