using Carbon.Contracts;
using Carbon.Registry.Records;

namespace Carbon.Ledger;

internal static class ReserveWords
{
    public static ReserveContract.ApplicationContent Of(ApplicationContent content) => new(
        content.Division, Word.Code(content.Kind),
        [.. content.Applicants.Select(share => new ReserveContract.Share(share.Person.Value, share.Parts))],
        content.Joint, [.. content.Parcels.Select(Word.Hash)], content.PeriodStartDay, content.PeriodEndDay,
        content.ClaimedAmount, content.AreaMuThousandths, content.Place, content.Method,
        Word.Hash(content.DocumentsHash), content.OutsideOtherSchemes);
}

internal static class OffsetsWords
{
    public static OffsetsContract.OffsetContent Of(OffsetContent content) => new(
        content.Ticket.Value, content.Amount, Word.Code(content.Purpose), content.Beneficiary.Value, content.Year,
        Word.Hash(content.CaseHash));
}
