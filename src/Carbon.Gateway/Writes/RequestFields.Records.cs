using System.Runtime.CompilerServices;

namespace Carbon.Gateway.Writes;

/// <summary>Records that requests carry whole.</summary>
internal sealed partial class RequestFields
{
    /// <summary>What an application says.</summary>
    public ApplicationContent Content(
        Wire.ApplicationContent? value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        In(
            value,
            (f, c) => new ApplicationContent(
                f.Division(c.Division),
                f.Code(c.Kind),
                f.Code(c.Route),
                f.Shares(c.Applicants, 1),
                c.Joint,
                f.Each(c.Parcels, 1, Bounds.ParcelsMax, (one, parcel) => one.Hash(parcel)),
                f.Day(c.PeriodStart),
                f.Day(c.PeriodEnd),
                f.Amount(c.ClaimedAmount),
                f.Amount(c.AreaMuThousandths),
                f.DayOrNone(c.PlantedDay),
                f.PercentOrNone(c.SurvivalPercent),
                f.Set(c.Declarations),
                f.BasisPoints(c.DeductionBasisPoints),
                f.IdOrNone("plantings/", c.Planting),
                f.Text(c.Place),
                f.TextOrNone(c.Bounds),
                f.TextOrNone(c.Species),
                f.Text(c.Method),
                f.Each(c.Papers, 1, Bounds.PapersMax, (one, paper) => one.Hash(paper))),
            read);

    /// <summary>The terms of a pledge.</summary>
    public PledgeContent Content(
        Wire.PledgeContent? value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        In(
            value,
            (f, c) => new PledgeContent(
                f.Code(c.Kind),
                f.Member(c.Lender),
                f.Portions(c.Items),
                f.SecondsOrNone(c.UntilTime),
                f.Hash(c.DocumentHash)),
            read);

    /// <summary>What a request for offset says.</summary>
    public OffsetContent Content(
        Wire.OffsetContent? value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        In(
            value,
            (f, c) => new OffsetContent(
                f.Portions(c.Items),
                f.Code(c.Purpose),
                f.Person(c.Beneficiary),
                f.Year(c.Year),
                f.Division(c.UseDivision),
                f.IdOrNone("cases/", c.Case),
                f.IdOrNone("quotas/", c.Quota),
                f.TextOrNone(c.Activity)),
            read);

    /// <summary>What opens a damage case; a value or an amount must be assessed.</summary>
    public CaseContent Content(Wire.CaseContent? value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        In(
            value,
            (f, c) => new CaseContent(
                f.Division(c.Division),
                f.Code(c.Kind),
                f.Hash(c.CaseHash),
                new(c.LiablePerson),
                f.Code(c.Mode),
                f.ValueOrNone(c.AssessedValueFen),
                f.AmountOrNone(c.AssessedAmount)),
            read);

    /// <summary>What a division sets for an emitter and a year.</summary>
    public QuotaContent Content(Wire.QuotaContent? value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        In(
            value,
            (f, c) => new QuotaContent(
                f.Division(c.Division),
                f.Person(c.Emitter),
                f.Year(c.Year),
                f.Grade(c.Class),
                f.Grade(c.Grade),
                c.Power,
                f.AmountOrNone(c.BaselineGrams),
                f.AmountOrNone(c.EmissionGrams),
                f.AmountOrNone(c.TicketGrams)),
            read);

    /// <summary>A court's passage; none names nothing.</summary>
    public Passage Passage(Wire.Passage? value, [CallerArgumentExpression(nameof(value))] string read = "") =>
        In(
            value ?? new(),
            (f, c) => new Passage(
                f.Ids("liens/", c.Own, 0, Bounds.PassageMax),
                f.Ids("liens/", c.Later, 0, Bounds.PassageMax),
                f.Ids("personFreezes/", c.Persons, 0, Bounds.PersonFreezesMax)),
            read);

    /// <summary>Co-owners with their parts, up to 64.</summary>
    public IReadOnlyList<Share> Shares(
        IReadOnlyCollection<Wire.Share> values,
        int min,
        [CallerArgumentExpression(nameof(values))] string read = "") =>
        Each(
            values,
            min,
            Bounds.OwnersMax,
            (f, share) => new Share(f.Person(share.Person), f.Parts(share.Parts)),
            read);

    /// <summary>Things that bear digests as ids.</summary>
    public IReadOnlyList<Digest> Ids(
        string collection,
        IReadOnlyCollection<string> values,
        int min,
        int max,
        [CallerArgumentExpression(nameof(values))] string read = "") =>
        Each(values, min, max, (f, id) => f.Id(collection, id), read);

    private IReadOnlyList<Portion> Portions(
        IReadOnlyCollection<Wire.Portion> values, [CallerArgumentExpression(nameof(values))] string read = "") =>
        Each(
            values,
            1,
            Bounds.ItemsMax,
            (f, item) => new Portion(f.Ticket(item.Ticket), f.Amount(item.Amount)),
            read);
}
