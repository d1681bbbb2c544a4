using Carbon.Contracts;
using Carbon.Registry.Codes;
using Carbon.Registry.Identities;
using Carbon.Registry.Records;

namespace Carbon.Ledger;

internal static class ReserveFacts
{
    public static ApplicationContent Of(ReserveContract.ApplicationContent given) => new(
        given.Division, Fact.Code<Kind>(given.Kind), Fact.Code<ApplicationRoute>(given.Route),
        [.. given.Applicants.Select(ReserveFacts.Of)], given.Joint, [.. given.Parcels.Select(Fact.Digest)],
        given.PeriodStartDay, given.PeriodEndDay, given.ClaimedAmount, given.AreaMuThousandths, given.PlantedDay,
        given.SurvivalPercent, given.Declarations, given.DeductionBasisPoints, Fact.Digest(given.PlantingId),
        given.Place, given.Bounds, given.Species, given.Method, [.. given.Papers.Select(Fact.Digest)]);

    public static Share Of(ReserveContract.Share given) => new(new PersonId(given.Person), given.Parts);
}

internal static class TicketsFacts
{
    public static Share Of(TicketsContract.Share given) => new(new PersonId(given.Person), given.Parts);
}

internal static class PledgesFacts
{
    public static PledgeContent Of(PledgesContract.PledgeContent given) => new(
        Fact.Code<LienKind>(given.Kind), new MemberId(given.Lender), [.. given.Items.Select(PledgesFacts.Of)],
        given.UntilSeconds, Fact.Digest(given.DocumentHash));

    public static Portion Of(PledgesContract.Portion given) => new(new RegisterNumber(given.Ticket), given.Amount);
}

internal static class OffsetsFacts
{
    public static OffsetContent Of(OffsetsContract.OffsetContent given) => new(
        [.. given.Items.Select(OffsetsFacts.Of)], Fact.Code<Purpose>(given.Purpose), new PersonId(given.Beneficiary),
        given.Year, given.UseDivision, Fact.Digest(given.CaseId), Fact.Digest(given.QuotaId), given.Activity);

    public static Portion Of(OffsetsContract.Portion given) => new(new RegisterNumber(given.Ticket), given.Amount);
}

internal static class CasesFacts
{
    public static CaseContent Of(CasesContract.CaseContent given) => new(
        given.Division, Fact.Code<Kind>(given.Kind), Fact.Digest(given.CaseHash), new PersonId(given.Liable),
        Fact.Code<CaseMode>(given.Mode), given.AssessedValueFen, given.AssessedAmount);

    public static Subscription Of(CasesContract.Subscription given) => new(
        new PersonId(given.Buyer), given.ValueFen, given.Amount, given.DueSeconds, given.SubscribedAtSeconds);
}

internal static class QuotasFacts
{
    public static QuotaContent Of(QuotasContract.QuotaContent given) => new(
        given.Division, new PersonId(given.Emitter), given.Year, given.Class, given.Grade, given.Power,
        given.BaselineGrams, given.EmissionGrams, given.TicketGrams);
}

internal static class DividendsFacts
{
    public static DividendPart Of(DividendsContract.DividendPart given) => new(
        new PersonId(given.Person), given.ValueFen);
}
