using Carbon.Index.Queries;
using Carbon.Index.Rows;

namespace Carbon.Gateway.Reads;

/// <summary>Rows of the index as the wire has them. gRPC, JSON and the page all show these.</summary>
internal static class RegisterViews
{
    /// <summary>A member by id; one that the index does not know is shown by its number.</summary>
    public static Wire.Member Member(IndexSnapshot snapshot, MemberId id)
    {
        var row = snapshot.Member(id);
        return row is null
            ? new Wire.Member { Member_ = id.Value }
            : new Wire.Member
            {
                Member_ = id.Value,
                Name = row.Name,
                Kind = (Wire.MemberKind)row.Kind,
                Active = row.Active,
            };
    }

    /// <summary>A lien.</summary>
    public static Wire.Lien Lien(IndexSnapshot snapshot, LienRow row)
    {
        var kind = KindNames.OfSeries(row.Ticket.Series);
        return new Wire.Lien
        {
            Name = $"liens/{row.Id}",
            Ticket = $"tickets/{row.Ticket}",
            Kind = (Wire.LienKind)row.Kind,
            Status = (Wire.LienStatus)row.Status,
            Amount = row.Amount,
            AmountText = AmountText.Plain(row.Amount, kind),
            WaitingAmount = row.WaitingAmount,
            WaitingText = AmountText.Plain(row.WaitingAmount, kind),
            Owner = Member(snapshot, row.Owner),
            Rank = row.Rank,
            InForce = row.Status == LienStatus.InForce,
            PlacedTime = Times.At(row.PlacedAtSeconds),
            UntilTime = Times.AtOrNone(row.UntilSeconds),
            ReleasedTime = Times.AtOrNone(row.EndedAtSeconds),
            DocumentHash = row.DocumentHash.ToString(),
        };
    }

    /// <summary>A voucher; for a public reader without its beneficiary, its quota, and a case not published.</summary>
    public static Wire.Voucher Voucher(IndexSnapshot snapshot, VoucherRow row, Audience audience)
    {
        var (content, member) = (row.Content, audience == Audience.Member);
        var kind = KindNames.OfSeries(content.Items[0].Ticket.Series);
        var voucher = new Wire.Voucher
        {
            Name = $"vouchers/{row.Number}",
            Number = row.Number.ToString(),
            Kind = (Wire.Kind)kind,
            Amount = row.Amount,
            AmountText = AmountText.Plain(row.Amount, kind),
            Purpose = (Wire.Purpose)content.Purpose,
            Beneficiary = member ? content.Beneficiary.Value : 0,
            Year = content.Year,
            UseDivision = content.UseDivision,
            Activity = content.Activity,
            Case = member || IsPublished(snapshot, content.CaseId) ? NameOrNone("cases", content.CaseId) : "",
            Quota = member ? NameOrNone("quotas", content.QuotaId) : "",
            Member = Member(snapshot, row.Member),
            Time = Times.At(row.GrantedAtSeconds),
            DocumentHash = row.DocumentHash.ToString(),
        };
        voucher.Items.AddRange(content.Items.Select(item => new Wire.VoucherItem
        {
            Ticket = $"tickets/{item.Ticket}",
            Amount = item.Amount,
            AmountText = AmountText.Plain(item.Amount, kind),
        }));
        return voucher;
    }

    /// <summary>A pledge with the liens that it became.</summary>
    public static Wire.Pledge Pledge(IndexSnapshot snapshot, PledgeRow row)
    {
        var pledge = new Wire.Pledge
        {
            Name = $"pledges/{row.Id}",
            Content = new Wire.PledgeContent
            {
                Kind = (Wire.LienKind)row.Kind,
                Lender = row.Lender.Value,
                UntilTime = Times.AtOrNone(row.UntilSeconds),
                DocumentHash = row.DocumentHash.ToString(),
            },
            Status = (Wire.PledgeStatus)row.Status,
            Lender = Member(snapshot, row.Lender),
            Proposer = Member(snapshot, row.Proposer),
            ProposedTime = Times.At(row.ProposedAtSeconds),
        };
        pledge.Content.Items.AddRange(row.Items.Select(item => Portion(item.Ticket, item.Amount)));
        pledge.Liens.AddRange(row.Items.Where(item => !item.LienId.IsZero)
            .Select(item => snapshot.Lien(item.LienId)).OfType<LienRow>().Select(lien => Lien(snapshot, lien)));
        pledge.Covers.AddRange(row.Covers.Select(cover => new Wire.Cover
        {
            Kind = (Wire.CoverKind)cover.Cover,
            Member = Member(snapshot, cover.Member),
            UntilTime = Times.AtOrNone(cover.UntilSeconds),
            DocumentHash = cover.DocumentHash.ToString(),
        }));
        return pledge;
    }

    /// <summary>A request for offset.</summary>
    public static Wire.OffsetRequest OffsetRequest(IndexSnapshot snapshot, OffsetRequestRow row)
    {
        var request = new Wire.OffsetRequest
        {
            Name = $"offsetRequests/{row.Id}",
            Content = new Wire.OffsetContent
            {
                Purpose = (Wire.Purpose)row.Content.Purpose,
                Beneficiary = row.Content.Beneficiary.Value,
                Year = row.Content.Year,
                UseDivision = row.Content.UseDivision,
                Case = NameOrNone("cases", row.Content.CaseId),
                Quota = NameOrNone("quotas", row.Content.QuotaId),
                Activity = row.Content.Activity,
            },
            ContentHash = row.ContentHash.ToString(),
            Status = (Wire.OffsetStatus)row.Status,
            Member = Member(snapshot, row.Member),
            DocumentHash = row.DocumentHash.ToString(),
            Voucher = row.Voucher is { } voucher ? $"vouchers/{voucher}" : "",
        };
        request.Content.Items.AddRange(row.Content.Items.Select(item => Portion(item.Ticket, item.Amount)));
        return request;
    }

    /// <summary>Co-owners with their parts.</summary>
    public static IEnumerable<Wire.Share> Shares(IEnumerable<Share> shares) =>
        shares.Select(share => new Wire.Share { Person = share.Person.Value, Parts = share.Parts });

    /// <summary>Days since 1970 as <c>yyyy-MM-dd</c>.</summary>
    public static string Day(uint days) => ChinaTime.CalendarDay(days);

    /// <summary>A hash, or empty where there is none.</summary>
    public static string HashOrNone(Digest hash) => hash.IsZero ? "" : hash.ToString();

    /// <summary>A resource's name, or empty where there is none.</summary>
    public static string NameOrNone(string collection, Digest id) => id.IsZero ? "" : $"{collection}/{id}";

    /// <summary>The codes that a set holds, bit n for code n.</summary>
    public static IEnumerable<TCode> Codes<TCode>(uint set)
        where TCode : struct, Enum =>
        Enum.GetValues<TCode>().Where(code =>
            (set & (1u << Convert.ToInt32(code, System.Globalization.CultureInfo.InvariantCulture))) != 0);

    private static Wire.Portion Portion(RegisterNumber ticket, ulong amount) =>
        new() { Ticket = $"tickets/{ticket}", Amount = amount };

    private static bool IsPublished(IndexSnapshot snapshot, Digest caseId) =>
        !caseId.IsZero && snapshot.Case(caseId) is { Published: true };
}
