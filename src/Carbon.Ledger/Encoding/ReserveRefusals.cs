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
        ReserveContract.ApplicationNotOpenError e => Refusal.Of(RefusalCode.ApplicationNotOpen,
            ("application", Fact.Number(e.Application)), ("status", Fact.Name<ApplicationStatus>(e.Status))),
        ReserveContract.ApplicationUnknownError e => Refusal.Of(RefusalCode.ApplicationUnknown,
            ("application", Fact.Number(e.Application))),
        ReserveContract.CertificateUsedError e => Refusal.Of(RefusalCode.CertificateUsed,
            ("certificateHash", Fact.Text(e.CertificateHash)), ("application", Fact.Number(e.Application))),
        ReserveContract.ContentInvalidError e => Refusal.Of(RefusalCode.ContentInvalid, ("field", e.Field)),
        ReserveContract.ContentStaleError e => Refusal.Of(RefusalCode.ContentStale,
            ("givenHash", Fact.Text(e.GivenHash)), ("currentHash", Fact.Text(e.CurrentHash))),
        ReserveContract.DeclarationMissingError => Refusal.Of(RefusalCode.DeclarationMissing),
        ReserveContract.DocumentUsedError e => Refusal.Of(RefusalCode.DocumentUsed,
            ("documentHash", Fact.Text(e.DocumentHash))),
        ReserveContract.OrdinalNotNextError e => Refusal.Of(RefusalCode.OrdinalNotNext,
            ("application", Fact.Number(e.Application)), ("given", Fact.Text(e.Given)), ("next", Fact.Text(e.Next))),
        ReserveContract.ParcelPeriodOverlapError e => Refusal.Of(RefusalCode.ParcelPeriodOverlap,
            ("parcel", Fact.Text(e.Parcel)), ("application", Fact.Number(e.Application)),
            ("startDay", Fact.Text(e.StartDay)), ("endDay", Fact.Text(e.EndDay))),
        ReserveContract.ParcelPeriodsFullError e => Refusal.Of(RefusalCode.ParcelPeriodsFull,
            ("parcel", Fact.Text(e.Parcel)), ("periodsMax", Fact.Text(e.PeriodsMax))),
        ReserveContract.ReviewOutOfTurnError e => Refusal.Of(RefusalCode.ReviewOutOfTurn,
            ("application", Fact.Number(e.Application)), ("expected", Fact.Name<Office>(e.Expected)),
            ("given", Fact.Name<Office>(e.Given))),
        _ => null,
    };
}
