using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

/// <summary>Quotas of emitters, and what fulfilled them.</summary>
internal static class QuotasFold
{
    public static bool Take(FoldContext context, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case QuotaSet e: Set(context, e); break;
            case QuotaAnswered e: Answer(context, e); break;
            case QuotaMetOtherwise e: MeetOtherwise(context, e); break;
            default: return false;
        }

        return true;
    }

    /// <summary>A quota set anew keeps what was fulfilled; division, emitter and year are its id.</summary>
    private static void Set(FoldContext context, QuotaSet e)
    {
        var content = e.Content;
        context.Change(
            """
            INSERT INTO quotas (id, position, division, emitter, year, class, grade, power, policy, tickets_first,
              baseline, emission, ticket_grams, tickets_met, others_met, member, document, set_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0, 0, $14, $15, $16)
            ON CONFLICT (id) DO UPDATE SET class = excluded.class, grade = excluded.grade, power = excluded.power,
              policy = excluded.policy, tickets_first = excluded.tickets_first, baseline = excluded.baseline,
              emission = excluded.emission, ticket_grams = excluded.ticket_grams, member = excluded.member,
              document = excluded.document, set_at = excluded.set_at
            WHERE quotas.division = excluded.division AND quotas.emitter = excluded.emitter
              AND quotas.year = excluded.year
            """,
            e.QuotaId.Cell(), context.Position, (long)content.Division, content.Emitter.Cell(), (long)content.Year,
            (long)content.Class, (long)content.Grade, content.Power.Cell(), e.Policy.Cell(), e.TicketsFirst.Cell(),
            content.BaselineGrams.Cell(), content.EmissionGrams.Cell(), content.TicketGrams.Cell(), e.Member.Cell(),
            e.DocumentHash.Cell(), context.TimeCell);
        var quota = Load(context, e.QuotaId);
        context.Require((UInt128)quota.Tickets + quota.Others <= quota.Obligation, "more was fulfilled before");
    }

    private static void Answer(FoldContext context, QuotaAnswered e)
    {
        var quota = Load(context, e.QuotaId);
        context.Require((UInt128)quota.Tickets + e.Amount == e.TicketsGrams, "the sum is another");
        context.Require((UInt128)e.TicketsGrams + quota.Others <= quota.Obligation, "more is answered than is owed");
        context.Change("UPDATE quotas SET tickets_met = $2 WHERE id = $1", e.QuotaId.Cell(), e.TicketsGrams.Cell());
        context.Change(
            """
            INSERT INTO quota_answers (quota, position, voucher, amount, met, time) VALUES ($1, $2, $3, $4, $5, $6)
            """,
            e.QuotaId.Cell(), context.Position, e.Voucher.Cell(), e.Amount.Cell(), e.TicketsGrams.Cell(),
            context.TimeCell);
        context.Confirmations.Say(new QuotaAnswer(e.QuotaId, e.Voucher, e.Amount), Side.Ledger);
    }

    private static void MeetOtherwise(FoldContext context, QuotaMetOtherwise e)
    {
        var quota = Load(context, e.QuotaId);
        context.Require((UInt128)quota.Others + e.Amount == e.OthersGrams, "the sum is another");
        context.Require((UInt128)e.OthersGrams + quota.Tickets <= quota.Obligation, "more is met than is owed");
        context.Change("UPDATE quotas SET others_met = $2 WHERE id = $1", e.QuotaId.Cell(), e.OthersGrams.Cell());
        context.Change(
            """
            INSERT INTO quota_answers (quota, position, amount, met, member, document, time)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            e.QuotaId.Cell(), context.Position, e.Amount.Cell(), e.OthersGrams.Cell(), e.Member.Cell(),
            e.DocumentHash.Cell(), context.TimeCell);
    }

    private static Quota Load(FoldContext context, Digest id) => context.Session.One(
        "SELECT baseline, emission, tickets_met, others_met FROM quotas WHERE id = $1",
        row => new Quota(row.Unsigned(1) - Math.Min(row.Unsigned(0), row.Unsigned(1)), row.Unsigned(2),
            row.Unsigned(3)),
        id.Cell()) ?? throw context.Contradiction("no such quota was set");

    private sealed record Quota(ulong Obligation, ulong Tickets, ulong Others);
}
