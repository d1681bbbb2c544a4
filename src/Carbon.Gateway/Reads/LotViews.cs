using Carbon.Index.Queries;
using Carbon.Index.Rows;

namespace Carbon.Gateway.Reads;

/// <summary>Applications and planting agreements as the wire has them.</summary>
internal static class LotViews
{
    /// <summary>An application, the lot made from it, and its review clock.</summary>
    public static Wire.Application Application(IndexSnapshot snapshot, ApplicationRow row, ulong nowSeconds)
    {
        var application = new Wire.Application
        {
            Name = $"applications/{row.Number}",
            Number = row.Number.ToString(),
            Status = (Wire.ApplicationStatus)row.Status,
            Content = Content(row.Content),
            ContentHash = row.ContentHash.ToString(),
            Policy = row.Policy.Value,
            NextOffice = (Wire.Office)row.NextOffice,
            CertifiedAmount = row.CertifiedAmount,
            IssuedAmount = row.IssuedAmount,
            DeficitAmount = row.DeficitAmount,
            CertificateHash = RegisterViews.HashOrNone(row.CertificateHash),
            Pool = (Wire.PoolStatus)row.Pool,
            Member = RegisterViews.Member(snapshot, row.Member),
            Review = ReviewClocks.Of(snapshot, row, nowSeconds),
        };
        application.Approvals.AddRange(row.Approvals.Select(approval => (Wire.Office)approval.Office));
        application.Shortfalls.AddRange(RegisterViews.Codes<Wire.EligibilityLimit>(row.Shortfalls));
        application.Tickets.AddRange(
            snapshot.TicketsOfLot(row.Number, default, IndexSnapshot.TakeMax).Select(ticket => $"tickets/{ticket}"));
        return application;
    }

    /// <summary>A planting agreement.</summary>
    public static Wire.Planting Planting(IndexSnapshot snapshot, PlantingRow row) => new()
    {
        Name = $"plantings/{row.Id}",
        Division = row.Division,
        Planter = row.Planter.Value,
        AreaMuThousandths = row.AreaMuThousandths,
        Status = (Wire.PlantingStatus)row.Status,
        Member = RegisterViews.Member(snapshot, row.Member),
        DocumentHash = row.DocumentHash.ToString(),
        AgreedTime = Times.At(row.AgreedAtSeconds),
    };

    private static Wire.ApplicationContent Content(ApplicationContent content)
    {
        var wire = new Wire.ApplicationContent
        {
            Division = content.Division,
            Kind = (Wire.Kind)content.Kind,
            Route = (Wire.ApplicationRoute)content.Route,
            Joint = content.Joint,
            PeriodStart = RegisterViews.Day(content.PeriodStartDay),
            PeriodEnd = RegisterViews.Day(content.PeriodEndDay),
            ClaimedAmount = content.ClaimedAmount,
            AreaMuThousandths = content.AreaMuThousandths,
            PlantedDay = content.PlantedDay == 0 ? "" : RegisterViews.Day(content.PlantedDay),
            SurvivalPercent = content.SurvivalPercent,
            DeductionBasisPoints = content.DeductionBasisPoints,
            Planting = RegisterViews.NameOrNone("plantings", content.PlantingId),
            Place = content.Place,
            Bounds = content.Bounds,
            Species = content.Species,
            Method = content.Method,
        };
        wire.Applicants.AddRange(RegisterViews.Shares(content.Applicants));
        wire.Parcels.AddRange(content.Parcels.Select(parcel => parcel.ToString()));
        wire.Declarations.AddRange(RegisterViews.Codes<Wire.Declaration>(content.Declarations));
        wire.Papers.AddRange(content.Papers.Select(paper => paper.ToString()));
        return wire;
    }
}
