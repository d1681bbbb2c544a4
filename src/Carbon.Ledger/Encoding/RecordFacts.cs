using Carbon.Contracts;
using Carbon.Registry.Codes;
using Carbon.Registry.Identities;
using Carbon.Registry.Records;

namespace Carbon.Ledger;

internal static class PoliciesFacts
{
    public static PolicyTerms Of(PoliciesContract.Policy terms) => new(
        terms.Division, Fact.Code<Kind>(terms.Kind), terms.ValidFromSeconds, terms.ValidUntilSeconds, terms.Issuance,
        Fact.Code<OffsetRule>(terms.OffsetRule), terms.Purposes, Chain(terms.ReviewChain), terms.ReviewWorkingDays,
        terms.Disclaimer, Fact.Digest(terms.DocumentHash));

    // One byte each, then zeros; an office after a zero would be lost in silence.
    private static Office[] Chain(byte[] packed)
    {
        var length = packed.AsSpan().IndexOf((byte)0) is var end && end < 0 ? packed.Length : end;
        if (packed.AsSpan(length).ContainsAnyExcept((byte)0))
            throw new FormatException("A review chain names an office after its end.");
        return [.. packed.Take(length).Select(Fact.Code<Office>)];
    }
}

internal static class ReserveFacts
{
    public static ApplicationContent Of(ReserveContract.ApplicationContent content) => new(
        content.Division, Fact.Code<Kind>(content.Kind),
        [.. content.Applicants.Select(share => new Share(new PersonId(share.Person), share.Parts))], content.Joint,
        [.. content.Parcels.Select(Fact.Digest)], content.PeriodStartDay, content.PeriodEndDay, content.ClaimedAmount,
        content.AreaMuThousandths, content.Place, content.Method, Fact.Digest(content.DocumentsHash),
        content.OutsideOtherSchemes);
}

internal static class TicketsFacts
{
    public static IReadOnlyList<Share> Of(IReadOnlyList<TicketsContract.Share> owners) =>
        [.. owners.Select(share => new Share(new PersonId(share.Person), share.Parts))];
}

internal static class OffsetsFacts
{
    public static OffsetContent Of(OffsetsContract.OffsetContent content) => new(
        new RegisterNumber(content.Ticket), content.Amount, Fact.Code<Purpose>(content.Purpose),
        new PersonId(content.Beneficiary), content.Year, Fact.Digest(content.CaseHash));
}
