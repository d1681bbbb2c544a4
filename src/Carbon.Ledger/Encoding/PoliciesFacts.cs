using Carbon.Contracts;
using Carbon.Registry.Codes;
using Carbon.Registry.Records;

namespace Carbon.Ledger;

internal static class PoliciesFacts
{
    public static PolicyTerms Of(PoliciesContract.Policy terms) => new(
        terms.Division, Fact.Code<Kind>(terms.Kind), terms.ValidFromSeconds, terms.ValidUntilSeconds, terms.Issuance,
        terms.Disclaimer, Of(terms.Application), Of(terms.Move), Of(terms.Use), Fact.Digest(terms.DocumentHash));

    private static ApplicationTerms Of(PoliciesContract.ApplicationTerms terms) => new(
        Chain(terms.ReviewChain), Chain(terms.GreenQuotaChain), terms.PlantingAgreement, terms.Pool,
        terms.ApplicantKinds, terms.Declarations, terms.AreaMinMuThousandths, terms.StandAgeMinDays,
        terms.SurvivalMinPercent, terms.PlantedSinceDay, terms.Exceptions, terms.StandFacts, terms.PaperCount,
        terms.ReviewWorkingDays, terms.DeductionMaxBasisPoints);

    private static MoveTerms Of(PoliciesContract.MoveTerms terms) => new(
        terms.Causes, terms.ChangeToo, terms.ConsentOfAll, terms.LossCauses, terms.LossNoticeDays, terms.BuyInKinds,
        terms.LienKinds, terms.SeveralPledges, terms.HolderInside, terms.TendingDuty);

    private static UseTerms Of(PoliciesContract.UseTerms terms) => new(
        Fact.Code<OffsetRule>(terms.Rule), terms.Purposes, terms.UseInside, terms.CaseOpeners, terms.CaseModes,
        terms.Quotas, terms.TicketsFirst, terms.Dividends);

    // One byte each, then zeros; an office after a zero would be lost in silence.
    private static Office[] Chain(byte[] packed)
    {
        var length = packed.AsSpan().IndexOf((byte)0) is var end && end < 0 ? packed.Length : end;
        if (packed.AsSpan(length).ContainsAnyExcept((byte)0))
            throw new FormatException("A review chain names an office after its end.");
        return [.. packed.Take(length).Select(Fact.Code<Office>)];
    }
}
