using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Codes;
using Carbon.Registry.Refusals;

namespace Carbon.Ledger;

internal static class ReserveRefusals
{
    public static Refusal? Of(IContractError? given) => given switch
    {
        ReserveContract.AmountOverClaimError e => Refusal.Of(RefusalCode.AmountOverClaim,
            ("application", Fact.Number(e.Application)), ("certifiedAmount", Fact.Text(e.CertifiedAmount)),
            ("claimedAmount", Fact.Text(e.ClaimedAmount))),
        ReserveContract.AmountOverLotError e => Refusal.Of(RefusalCode.AmountOverLot,
            ("application", Fact.Number(e.Application)), ("requestedAmount", Fact.Text(e.RequestedAmount)),
            ("remainingAmount", Fact.Text(e.RemainingAmount))),
        ReserveContract.AmountTooLargeError e => Refusal.Of(RefusalCode.AmountTooLarge,
            ("amount", Fact.Text(e.Amount)), ("amountMax", Fact.Text(e.AmountMax))),
        ReserveContract.AnnulmentInvalidError e => Refusal.Of(RefusalCode.AnnulmentInvalid,
            ("annulmentId", Fact.Text(e.AnnulmentId))),
        ReserveContract.AnnulmentNotOpenError e => Refusal.Of(RefusalCode.AnnulmentNotOpen,
            ("annulmentId", Fact.Text(e.AnnulmentId)), ("status", Fact.Name<AnnulmentStatus>(e.Status))),
        ReserveContract.AnnulmentUnknownError e => Refusal.Of(RefusalCode.AnnulmentUnknown,
            ("annulmentId", Fact.Text(e.AnnulmentId))),
        ReserveContract.ApplicantInvalidError e => Refusal.Of(RefusalCode.ApplicantInvalid,
            ("policy", Fact.Text(e.Policy)), ("person", Fact.Text(e.Person))),
        ReserveContract.ApplicationNotOpenError e => Refusal.Of(RefusalCode.ApplicationNotOpen,
            ("application", Fact.Number(e.Application)), ("status", Fact.Name<ApplicationStatus>(e.Status))),
        ReserveContract.ApplicationUnknownError e => Refusal.Of(RefusalCode.ApplicationUnknown,
            ("application", Fact.Number(e.Application))),
        ReserveContract.ApproverSameError e => Refusal.Of(RefusalCode.ApproverSame,
            ("application", Fact.Number(e.Application)), ("member", Fact.Text(e.Member))),
        ReserveContract.CertificateUsedError e => Refusal.Of(RefusalCode.CertificateUsed,
            ("certificateHash", Fact.Text(e.CertificateHash)), ("application", Fact.Number(e.Application))),
        ReserveContract.ContentInvalidError e => Refusal.Of(RefusalCode.ContentInvalid, ("field", e.Field)),
        ReserveContract.ContentStaleError e => Refusal.Of(RefusalCode.ContentStale,
            ("givenHash", Fact.Text(e.GivenHash)), ("currentHash", Fact.Text(e.CurrentHash))),
        ReserveContract.DeclarationMissingError e => Refusal.Of(RefusalCode.DeclarationMissing,
            ("missing", Fact.Text(e.Missing))),
        ReserveContract.DeductionOverMaxError e => Refusal.Of(RefusalCode.DeductionOverMax,
            ("basisPoints", Fact.Text(e.BasisPoints)), ("basisPointsMax", Fact.Text(e.BasisPointsMax))),
        ReserveContract.DocumentUsedError e => Refusal.Of(RefusalCode.DocumentUsed,
            ("documentHash", Fact.Text(e.DocumentHash))),
        ReserveContract.EligibilityMissingError e => Refusal.Of(RefusalCode.EligibilityMissing,
            ("shortfalls", Fact.Text(e.Shortfalls))),
        ReserveContract.ExceptionDiffersError e => Refusal.Of(RefusalCode.ExceptionDiffers,
            ("application", Fact.Number(e.Application)), ("given", Fact.Text(e.Given)),
            ("shortfalls", Fact.Text(e.Shortfalls))),
        ReserveContract.ExceptionMissingError e => Refusal.Of(RefusalCode.ExceptionMissing,
            ("application", Fact.Number(e.Application)), ("shortfalls", Fact.Text(e.Shortfalls))),
        ReserveContract.LotNotInPoolError e => Refusal.Of(RefusalCode.LotNotInPool,
            ("application", Fact.Number(e.Application)), ("pool", Fact.Name<PoolStatus>(e.Pool))),
        ReserveContract.OrdinalNotNextError e => Refusal.Of(RefusalCode.OrdinalNotNext,
            ("application", Fact.Number(e.Application)), ("given", Fact.Text(e.Given)), ("next", Fact.Text(e.Next))),
        ReserveContract.PapersMissingError e => Refusal.Of(RefusalCode.PapersMissing,
            ("given", Fact.Text(e.Given)), ("asked", Fact.Text(e.Asked))),
        ReserveContract.ParcelPeriodOverlapError e => Refusal.Of(RefusalCode.ParcelPeriodOverlap,
            ("parcel", Fact.Text(e.Parcel)), ("application", Fact.Number(e.Application)),
            ("startDay", Fact.Text(e.StartDay)), ("endDay", Fact.Text(e.EndDay))),
        _ => Rest(given),
    };

    private static Refusal? Rest(IContractError? given) => given switch
    {
        ReserveContract.ParcelPeriodsFullError e => Refusal.Of(RefusalCode.ParcelPeriodsFull,
            ("parcel", Fact.Text(e.Parcel)), ("periodsMax", Fact.Text(e.PeriodsMax))),
        ReserveContract.PlantingUsedError e => Refusal.Of(RefusalCode.PlantingUsed,
            ("plantingId", Fact.Text(e.PlantingId)), ("application", Fact.Number(e.Application))),
        ReserveContract.ReversalCauseMissingError => Refusal.Of(RefusalCode.ReversalCauseMissing),
        ReserveContract.ReviewOutOfTurnError e => Refusal.Of(RefusalCode.ReviewOutOfTurn,
            ("application", Fact.Number(e.Application)), ("expected", Fact.Name<Office>(e.Expected)),
            ("given", Fact.Name<Office>(e.Given))),
        ReserveContract.RouteInvalidError e => Refusal.Of(RefusalCode.RouteInvalid,
            ("policy", Fact.Text(e.Policy)), ("route", Fact.Name<ApplicationRoute>(e.Route))),
        _ => null,
    };
}
