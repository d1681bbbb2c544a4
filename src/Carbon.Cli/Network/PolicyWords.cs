using Carbon.Contracts;
using Carbon.Ethereum;

namespace Carbon.Cli.Network;

/// <summary>The chain's words for the terms of a policy.</summary>
internal static class PolicyWords
{
    public static PoliciesContract.Policy Of(PolicyTerms terms) => new(
        terms.Division, (byte)terms.Kind, terms.ValidFromSeconds, terms.ValidUntilSeconds, terms.Issuance,
        terms.Disclaimer, Of(terms.Application), Of(terms.Move), Of(terms.Use),
        new Hash32(terms.DocumentHash.ToBytes()));

    private static PoliciesContract.ApplicationTerms Of(ApplicationTerms terms) => new(
        Chain(terms.ReviewChain), Chain(terms.GreenQuotaChain), terms.PlantingAgreement, terms.Pool,
        terms.ApplicantKinds, terms.Declarations, terms.AreaMinMuThousandths, terms.StandAgeMinDays,
        terms.SurvivalMinPercent, terms.PlantedSinceDay, terms.Exceptions, terms.StandFacts, terms.PaperCount,
        terms.ReviewWorkingDays, terms.DeductionMaxBasisPoints);

    private static PoliciesContract.MoveTerms Of(MoveTerms terms) => new(
        terms.Causes, terms.ChangeToo, terms.ConsentOfAll, terms.LossCauses, terms.LossNoticeDays, terms.BuyInKinds,
        terms.LienKinds, terms.SeveralPledges, terms.HolderInside, terms.TendingDuty);

    private static PoliciesContract.UseTerms Of(UseTerms terms) => new(
        (byte)terms.Rule, terms.Purposes, terms.UseInside, terms.CaseOpeners, terms.CaseModes, terms.Quotas,
        terms.TicketsFirst, terms.Dividends);

    // One byte each, then zeros.
    private static byte[] Chain(IReadOnlyList<Office> offices)
    {
        var chain = new byte[8];
        for (var i = 0; i < offices.Count; i++)
            chain[i] = (byte)offices[i];
        return chain;
    }
}
