using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

/// <summary>Damage cases, the undertakings of buyers, and what vouchers answered.</summary>
internal static class CasesFold
{
    public static bool Take(FoldContext context, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case CaseOpened e: Open(context, e); break;
            case CaseAssessed e: Assess(context, e); break;
            case CaseSubscribed e: Subscribe(context, e); break;
            case CaseAnswered e: Answer(context, e); break;
            case LeniencyRecorded e: RecordLeniency(context, e); break;
            case CasePublicationSet e: Publish(context, e); break;
            case CaseClosed e: Close(context, e); break;
            default: return false;
        }

        return true;
    }

    private static void Open(FoldContext context, CaseOpened e)
    {
        var content = e.Content;
        context.Change(
            """
            INSERT INTO cases (id, position, division, policy, kind, case_hash, liable, mode, assessed_value,
              assessed_amount, fulfilled, published, outcome, opener, document, opened_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, 0, $11, $12, $13)
            """,
            e.CaseId.Cell(), context.Position, (long)content.Division, e.Policy.Cell(), content.Kind.Cell(),
            content.CaseHash.Cell(), content.Liable.CellOrNull(), content.Mode.Cell(), content.AssessedValueFen.Cell(),
            content.AssessedAmount.Cell(), e.Member.Cell(), e.DocumentHash.Cell(), context.TimeCell);
    }

    private static void Assess(FoldContext context, CaseAssessed e) => context.Change(
        """
        UPDATE cases SET liable = $3, assessed_value = $4, assessed_amount = $5, assessed_at = $6,
          assessment_document = $7
        WHERE id = $1 AND opener = $2 AND outcome = 0
        """,
        e.CaseId.Cell(), e.Member.Cell(), e.Liable.CellOrNull(), e.AssessedValueFen.Cell(), e.AssessedAmount.Cell(),
        context.TimeCell, e.DocumentHash.Cell());

    private static void Subscribe(FoldContext context, CaseSubscribed e)
    {
        var given = e.Subscription;
        var before = context.Session.Count("SELECT count(*) FROM case_subscriptions WHERE case_id = $1",
            e.CaseId.Cell());
        context.Require(e.Ordinal == before + 1, "its ordinal is not the next");
        context.Change(
            """
            INSERT INTO case_subscriptions (case_id, ordinal, position, buyer, value, amount, due, subscribed_at,
              member, document)
            SELECT id, $2, $3, $4, $5, $6, $7, $8, $9, $10 FROM cases WHERE id = $1 AND outcome = 0
            """,
            e.CaseId.Cell(), (long)e.Ordinal, context.Position, given.Buyer.Cell(), given.ValueFen.Cell(),
            given.Amount.Cell(), given.DueSeconds.Cell(), given.SubscribedAtSeconds.Cell(), e.Member.Cell(),
            e.DocumentHash.Cell());
    }

    private static void Answer(FoldContext context, CaseAnswered e)
    {
        var state = context.Session.One("SELECT fulfilled FROM cases WHERE id = $1 AND outcome = 0",
            row => new { Fulfilled = row.Unsigned(0) }, e.CaseId.Cell());
        context.Require(state is not null, "no such case is open");
        context.Require((UInt128)state!.Fulfilled + e.Amount == e.FulfilledAmount, "the sum is another");
        context.Change("UPDATE cases SET fulfilled = $2 WHERE id = $1", e.CaseId.Cell(), e.FulfilledAmount.Cell());
        context.Change(
            "INSERT INTO case_answers (case_id, voucher, amount, fulfilled, time) VALUES ($1, $2, $3, $4, $5)",
            e.CaseId.Cell(), e.Voucher.Cell(), e.Amount.Cell(), e.FulfilledAmount.Cell(), context.TimeCell);
        context.Confirmations.Say(new CaseAnswer(e.CaseId, e.Voucher, e.Amount), Side.Ledger);
    }

    private static void RecordLeniency(FoldContext context, LeniencyRecorded e)
    {
        RequireOpen(context, e.CaseId, e.Member);
        context.Change(
            """
            UPDATE case_subscriptions SET leniency_document = $4
            WHERE case_id = $1 AND ordinal = $2 AND subscribed_at = $3 AND leniency_document IS NULL
            """,
            e.CaseId.Cell(), (long)e.Ordinal, e.SubscribedAtSeconds.Cell(), e.DocumentHash.Cell());
    }

    // A case is published, or taken back, also once it is closed.
    private static void Publish(FoldContext context, CasePublicationSet e) => context.Change(
        """
        UPDATE cases SET published = $2, publication_document = $3
        WHERE id = $1 AND published <> $2 AND opener = $4
        """,
        e.CaseId.Cell(), e.Published.Cell(), e.DocumentHash.Cell(), e.Member.Cell());

    private static void Close(FoldContext context, CaseClosed e)
    {
        context.Require(e.Outcome != CaseOutcome.None, "it names no outcome");
        RequireOpen(context, e.CaseId, e.Member);
        context.Change("UPDATE cases SET outcome = $2, closed_at = $3, end_document = $4 WHERE id = $1",
            e.CaseId.Cell(), e.Outcome.Cell(), context.TimeCell, e.DocumentHash.Cell());
    }

    private static void RequireOpen(FoldContext context, Digest id, MemberId opener)
    {
        var open = context.Session.Count("SELECT count(*) FROM cases WHERE id = $1 AND opener = $2 AND outcome = 0",
            id.Cell(), opener.Cell());
        context.Require(open == 1, "no such case of this member is open");
    }
}
