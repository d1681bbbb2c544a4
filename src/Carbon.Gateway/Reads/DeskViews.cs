using Carbon.Index.Queries;
using Carbon.Index.Rows;

namespace Carbon.Gateway.Reads;

/// <summary>Cases, quotas, complaints and dividends as the wire has them.</summary>
internal static class DeskViews
{
    /// <summary>A damage case; for a public reader without persons and without the hash of its number.</summary>
    public static Wire.DamageCase Case(IndexSnapshot snapshot, CaseRow row, Audience audience)
    {
        var (content, member) = (row.Content, audience == Audience.Member);
        var wire = new Wire.DamageCase
        {
            Name = $"cases/{row.Id}",
            Division = content.Division,
            Kind = (Wire.Kind)content.Kind,
            Mode = (Wire.CaseMode)content.Mode,
            Outcome = (Wire.CaseOutcome)row.Outcome,
            CaseHash = member ? content.CaseHash.ToString() : "",
            LiablePerson = member ? content.Liable.Value : 0,
            AssessedValueFen = content.AssessedValueFen,
            AssessedAmount = content.AssessedAmount,
            AssessedText = AmountText.Plain(content.AssessedAmount, content.Kind),
            FulfilledAmount = row.FulfilledAmount,
            FulfilledText = AmountText.Plain(row.FulfilledAmount, content.Kind),
            Published = row.Published,
            Member = RegisterViews.Member(snapshot, row.Opener),
            OpenedTime = Times.At(row.OpenedAtSeconds),
        };
        wire.Subscriptions.AddRange(
            snapshot.Subscriptions(row.Id, 0, IndexSnapshot.TakeMax).Select(subscription => new Wire.CaseSubscription
            {
                Ordinal = subscription.Ordinal,
                Buyer = member ? subscription.Content.Buyer.Value : 0,
                ValueFen = subscription.Content.ValueFen,
                Amount = subscription.Content.Amount,
                DueTime = Times.AtOrNone(subscription.Content.DueSeconds),
                SubscribedTime = Times.At(subscription.Content.SubscribedAtSeconds),
                Leniency = !subscription.LeniencyDocumentHash.IsZero,
            }));
        wire.Vouchers.AddRange(
            snapshot.CaseAnswers(row.Id, default, IndexSnapshot.TakeMax)
                .Select(answer => $"vouchers/{answer.Voucher}"));
        return wire;
    }

    /// <summary>A person, without the name.</summary>
    public static Wire.Person Person(IndexSnapshot snapshot, PersonRow row) => new()
    {
        Name = $"persons/{row.Id}",
        Division = row.Division,
        Kind = (Wire.PersonKind)row.Kind,
        Standing = (Wire.PersonStanding)row.Standing,
        Freezes = row.Freezes,
        Commitment = row.Commitment.ToString(),
        Key = row.Key == default ? "" : row.Key.ToString(),
        Member = RegisterViews.Member(snapshot, row.Member),
        RegisteredTime = Times.At(row.RegisteredAtSeconds),
        DocumentHash = row.DocumentHash.ToString(),
    };

    /// <summary>A quota and what fulfils it.</summary>
    public static Wire.Quota Quota(IndexSnapshot snapshot, QuotaRow row) => new()
    {
        Name = $"quotas/{row.Id}",
        Content = new Wire.QuotaContent
        {
            Division = row.Content.Division,
            Emitter = row.Content.Emitter.Value,
            Year = row.Content.Year,
            Class = row.Content.Class,
            Grade = row.Content.Grade,
            Power = row.Content.Power,
            BaselineGrams = row.Content.BaselineGrams,
            EmissionGrams = row.Content.EmissionGrams,
            TicketGrams = row.Content.TicketGrams,
        },
        Member = RegisterViews.Member(snapshot, row.Member),
        TicketsFirst = row.TicketsFirst,
        ObligationGrams = row.ObligationGrams,
        FulfilledByTicketsGrams = row.TicketsGrams,
        FulfilledOtherwiseGrams = row.OthersGrams,
        DocumentHash = row.DocumentHash.ToString(),
    };

    /// <summary>A report and its answer.</summary>
    public static Wire.Complaint Complaint(IndexSnapshot snapshot, ComplaintRow row) => new()
    {
        Name = $"complaints/{row.Id}",
        Division = row.Division,
        Subject = row.Subject is { } subject ? SubjectOf(subject) : "",
        Status = (Wire.ComplaintStatus)row.Status,
        Member = RegisterViews.Member(snapshot, row.Member),
        FiledTime = Times.At(row.FiledAtSeconds),
        AnsweredTime = Times.AtOrNone(row.AnsweredAtSeconds),
        DocumentHash = row.DocumentHash.ToString(),
        AnswerDocumentHash = RegisterViews.HashOrNone(row.AnswerDocumentHash),
    };

    /// <summary>A dividend with what each owner of record gets.</summary>
    public static Wire.Dividend Dividend(IndexSnapshot snapshot, DividendRow row)
    {
        var dividend = new Wire.Dividend
        {
            Name = $"dividends/{row.Id}",
            Ticket = $"tickets/{row.Ticket}",
            IncomeFen = row.IncomeFen,
            CarriedFen = row.CarriedFen,
            PaidFen = row.PaidFen,
            RemainderFen = row.RemainderFen,
            Member = RegisterViews.Member(snapshot, row.Member),
            DocumentHash = row.DocumentHash.ToString(),
            DeclaredTime = Times.At(row.DeclaredAtSeconds),
        };
        dividend.Parts.AddRange(row.Parts.Select(part => new Wire.DividendPart
        {
            Person = part.Person.Value,
            ValueFen = part.ValueFen,
            Paid = part.PaidAtSeconds is not null,
        }));
        return dividend;
    }

    private static string SubjectOf(RegisterNumber number) => number.Series switch
    {
        Series.A => $"applications/{number}",
        Series.V => $"vouchers/{number}",
        _ => $"tickets/{number}",
    };
}
