using System.Numerics;
using Carbon.Registry.Calendars;
using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

/// <summary>Policy versions and the calendars of working days.</summary>
internal static class PoliciesFold
{
    public static bool Take(FoldContext context, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case PolicyPublished e: Publish(context, e); break;
            case CalendarPublished e: PublishCalendar(context, e); break;
            default: return false;
        }

        return true;
    }

    private static void Publish(FoldContext context, PolicyPublished e)
    {
        var terms = e.Terms;
        var (application, move, use) = (terms.Application, terms.Move, terms.Use);
        context.Require(e.Division == terms.Division, "it names two divisions");
        context.Change(
            """
            INSERT INTO policies (id, division, kind, valid_from, valid_until, issuance, disclaimer, document,
              review_chain, green_quota_chain, planting_agreement, pool, applicant_kinds, declarations, area_min,
              stand_age_min_days, survival_min, planted_since, exceptions, stand_facts, paper_count, review_days,
              deduction_max, causes, change_too, consent_of_all, loss_causes, loss_notice_days, buy_in_kinds,
              lien_kinds, several_pledges, holder_inside, tending_duty, offset_rule, purposes, use_inside,
              case_openers, case_modes, quotas, tickets_first, dividends)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
              $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41)
            """,
            e.Policy.Cell(), (long)terms.Division, terms.Kind.Cell(), terms.ValidFromSeconds.Cell(),
            terms.ValidUntilSeconds.Cell(), terms.Issuance.Cell(), terms.Disclaimer.Cell(), terms.DocumentHash.Cell(),
            Chain(application.ReviewChain), Chain(application.GreenQuotaChain), application.PlantingAgreement.Cell(),
            application.Pool.Cell(), (long)application.ApplicantKinds, (long)application.Declarations,
            application.AreaMinMuThousandths.Cell(), (long)application.StandAgeMinDays,
            (long)application.SurvivalMinPercent, (long)application.PlantedSinceDay, application.Exceptions.Cell(),
            application.StandFacts.Cell(), (long)application.PaperCount, (long)application.ReviewWorkingDays,
            (long)application.DeductionMaxBasisPoints, (long)move.Causes, move.ChangeToo.Cell(),
            move.ConsentOfAll.Cell(), (long)move.LossCauses, (long)move.LossNoticeDays, (long)move.BuyInKinds,
            (long)move.LienKinds, move.SeveralPledges.Cell(), move.HolderInside.Cell(), move.TendingDuty.Cell(),
            use.Rule.Cell(), (long)use.Purposes, use.UseInside.Cell(), (long)use.CaseOpeners, (long)use.CaseModes,
            use.Quotas.Cell(), use.TicketsFirst.Cell(), use.Dividends.Cell());
    }

    private static byte[] Chain(IReadOnlyList<Office> chain) => chain.Select(office => (byte)office).ToArray();

    /// <summary>A year may be published again; the last calendar counts.</summary>
    private static void PublishCalendar(FoldContext context, CalendarPublished e)
    {
        context.Require(e.WorkingDays.Count == 2, "a calendar has two words");
        try
        {
            WorkingCalendar.FromWords(e.Year, e.WorkingDays[0], e.WorkingDays[1]);
        }
        catch (ArgumentException fault)
        {
            throw context.Contradiction(fault.Message, fault);
        }

        context.Change(
            """
            INSERT INTO calendars (year, first, second, document, published_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (year) DO UPDATE SET first = excluded.first, second = excluded.second,
              document = excluded.document, published_at = excluded.published_at
            """,
            (long)e.Year, Word(e.WorkingDays[0]), Word(e.WorkingDays[1]), e.DocumentHash.Cell(), context.TimeCell);
    }

    private static byte[] Word(BigInteger word)
    {
        var bytes = new byte[32];
        var plain = word.ToByteArray(isUnsigned: true, isBigEndian: true);
        plain.CopyTo(bytes, bytes.Length - plain.Length);
        return bytes;
    }
}
