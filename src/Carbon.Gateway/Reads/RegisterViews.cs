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
            : new Wire.Member { Member_ = id.Value, Name = row.Name, Kind = row.Kind.ToString(), Active = row.Active };
    }

    /// <summary>A lien.</summary>
    public static Wire.Lien Lien(IndexSnapshot snapshot, LienRow row)
    {
        var kind = KindNames.OfSeries(row.Ticket.Series);
        return new Wire.Lien
        {
            Name = $"tickets/{row.Ticket}/liens/{row.Id}",
            Kind = (Wire.LienKind)row.Kind,
            Amount = row.Amount,
            AmountText = AmountText.Plain(row.Amount, kind),
            Owner = Member(snapshot, row.Owner),
            Rank = row.Rank,
            InForce = row.Status == LienStatus.InForce,
            PlacedTime = Times.At(row.PlacedAtSeconds),
            UntilTime = Times.AtOrNone(row.UntilSeconds),
            ReleasedTime = row.ReleasedAtSeconds is { } released ? Times.At(released) : null,
            DocumentHash = row.DocumentHash.ToString(),
        };
    }

    /// <summary>A voucher.</summary>
    public static Wire.Voucher Voucher(IndexSnapshot snapshot, VoucherRow row) => new()
    {
        Name = $"vouchers/{row.Number}",
        Number = row.Number.ToString(),
        Ticket = $"tickets/{row.Ticket}",
        Amount = row.Amount,
        AmountText = AmountText.Plain(row.Amount, KindNames.OfSeries(row.Ticket.Series)),
        Purpose = (Wire.Purpose)row.Purpose,
        Beneficiary = row.Beneficiary.Value,
        Year = row.Year,
        Member = Member(snapshot, row.Member),
        Time = Times.At(row.GrantedAtSeconds),
        DocumentHash = row.DocumentHash.ToString(),
    };

    /// <summary>A pledge.</summary>
    public static Wire.Pledge Pledge(IndexSnapshot snapshot, PledgeRow row) => new()
    {
        Name = $"pledges/{row.Id}",
        Ticket = $"tickets/{row.Ticket}",
        Kind = (Wire.LienKind)row.Kind,
        Lender = Member(snapshot, row.Lender),
        Amount = row.Amount,
        AmountText = AmountText.Plain(row.Amount, KindNames.OfSeries(row.Ticket.Series)),
        UntilTime = Times.AtOrNone(row.UntilSeconds),
        Status = row.Status.ToString(),
        DocumentHash = row.DocumentHash.ToString(),
    };

    /// <summary>A request for offset.</summary>
    public static Wire.OffsetRequest OffsetRequest(IndexSnapshot snapshot, OffsetRequestRow row) => new()
    {
        Name = $"offsetRequests/{row.Id}",
        Content = new Wire.OffsetContent
        {
            Ticket = $"tickets/{row.Content.Ticket}",
            Amount = row.Content.Amount,
            Purpose = (Wire.Purpose)row.Content.Purpose,
            Beneficiary = row.Content.Beneficiary.Value,
            Year = row.Content.Year,
            CaseHash = row.Content.CaseHash.IsZero ? "" : row.Content.CaseHash.ToString(),
        },
        ContentHash = row.ContentHash.ToString(),
        Status = row.Status.ToString(),
        Member = Member(snapshot, row.Member),
        DocumentHash = row.DocumentHash.ToString(),
        Voucher = row.Voucher is { } voucher ? $"vouchers/{voucher}" : "",
    };

    /// <summary>An application and the lot made from it.</summary>
    public static Wire.Application Application(IndexSnapshot snapshot, ApplicationRow row)
    {
        var application = new Wire.Application
        {
            Name = $"applications/{row.Number}",
            Number = row.Number.ToString(),
            Status = row.Status.ToString(),
            Content = Content(row.Content),
            ContentHash = row.ContentHash.ToString(),
            Policy = row.Policy.Value,
            NextOffice = (Wire.Office)row.NextOffice,
            CertifiedAmount = row.CertifiedAmount,
            IssuedAmount = row.IssuedAmount,
            CertificateHash = row.CertificateHash.IsZero ? "" : row.CertificateHash.ToString(),
            Member = Member(snapshot, row.Member),
        };
        application.Approvals.AddRange(row.Approvals.Select(approval => (Wire.Office)approval.Office));
        application.Tickets.AddRange(
            snapshot.TicketsOfLot(row.Number, default, IndexSnapshot.TakeMax).Select(ticket => $"tickets/{ticket}"));
        return application;
    }

    /// <summary>Co-owners with their parts.</summary>
    public static IEnumerable<Wire.Share> Shares(IEnumerable<Share> shares) =>
        shares.Select(share => new Wire.Share { Person = share.Person.Value, Parts = share.Parts });

    /// <summary>Days since 1970 as <c>yyyy-MM-dd</c>.</summary>
    public static string Day(uint days) => ChinaTime.CalendarDay(days);

    private static Wire.ApplicationContent Content(ApplicationContent content)
    {
        var wire = new Wire.ApplicationContent
        {
            Division = content.Division,
            Kind = (Wire.Kind)content.Kind,
            Joint = content.Joint,
            PeriodStart = Day(content.PeriodStartDay),
            PeriodEnd = Day(content.PeriodEndDay),
            ClaimedAmount = content.ClaimedAmount,
            AreaMuThousandths = content.AreaMuThousandths,
            Place = content.Place,
            Method = content.Method,
            DocumentsHash = content.DocumentsHash.ToString(),
            OutsideOtherSchemes = content.OutsideOtherSchemes,
        };
        wire.Applicants.AddRange(Shares(content.Applicants));
        wire.Parcels.AddRange(content.Parcels.Select(parcel => parcel.ToString()));
        return wire;
    }
}
