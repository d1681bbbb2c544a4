using Carbon.Contracts;
using Carbon.Registry.Records;

namespace Carbon.Ledger;

internal static class ReserveWords
{
    public static ReserveContract.ApplicationContent Of(ApplicationContent given) => new(
        given.Division, Word.Code(given.Kind), Word.Code(given.Route), [.. given.Applicants.Select(ReserveWords.Of)],
        given.Joint, [.. given.Parcels.Select(Word.Hash)], given.PeriodStartDay, given.PeriodEndDay,
        given.ClaimedAmount, given.AreaMuThousandths, given.PlantedDay, given.SurvivalPercent, given.Declarations,
        given.DeductionBasisPoints, Word.Hash(given.PlantingId), given.Place, given.Bounds, given.Species,
        given.Method, [.. given.Papers.Select(Word.Hash)]);

    public static ReserveContract.Share Of(Share given) => new(given.Person.Value, given.Parts);
}

internal static class TicketsWords
{
    public static TicketsContract.Share Of(Share given) => new(given.Person.Value, given.Parts);
}

internal static class PledgesWords
{
    public static PledgesContract.PledgeContent Of(PledgeContent given) => new(
        Word.Code(given.Kind), given.Lender.Value, [.. given.Items.Select(PledgesWords.Of)], given.UntilSeconds,
        Word.Hash(given.DocumentHash));

    public static PledgesContract.Portion Of(Portion given) => new(given.Ticket.Value, given.Amount);
}

internal static class RulingsWords
{
    public static RulingsContract.Passage Of(Passage given) => new(
        [.. given.Own.Select(Word.Hash)], [.. given.Later.Select(Word.Hash)], [.. given.Persons.Select(Word.Hash)]);
}

internal static class OffsetsWords
{
    public static OffsetsContract.OffsetContent Of(OffsetContent given) => new(
        [.. given.Items.Select(OffsetsWords.Of)], Word.Code(given.Purpose), given.Beneficiary.Value, given.Year,
        given.UseDivision, Word.Hash(given.CaseId), Word.Hash(given.QuotaId), given.Activity);

    public static OffsetsContract.Portion Of(Portion given) => new(given.Ticket.Value, given.Amount);
}

internal static class CasesWords
{
    public static CasesContract.CaseContent Of(CaseContent given) => new(
        given.Division, Word.Code(given.Kind), Word.Hash(given.CaseHash), given.Liable.Value, Word.Code(given.Mode),
        given.AssessedValueFen, given.AssessedAmount);
}

internal static class QuotasWords
{
    public static QuotasContract.QuotaContent Of(QuotaContent given) => new(
        given.Division, given.Emitter.Value, given.Year, given.Class, given.Grade, given.Power, given.BaselineGrams,
        given.EmissionGrams, given.TicketGrams);
}
