namespace Carbon.Model.Tests;

/// <summary>Who takes part: the members with their kinds, and the offices that each holds in every division.</summary>
internal static class Cast
{
    public static readonly MemberId Forestry = new(1);
    public static readonly MemberId Ecology = new(2);
    public static readonly MemberId Resources = new(3);
    public static readonly MemberId Parks = new(4);
    public static readonly MemberId Government = new(5);
    public static readonly MemberId FirstCourt = new(6);
    public static readonly MemberId SecondCourt = new(7);
    public static readonly MemberId Platform = new(13);

    /// <summary>An account that is no member's key.</summary>
    public static readonly MemberId Stranger = new(99);

    /// <summary>The divisions whose persons and tickets there are; 640104 lies inside 640100.</summary>
    public static readonly IReadOnlyList<uint> Divisions =
        [654002, 150600, 371000, 640100, 640104, 140600, 110108, 330700];

    public static readonly IReadOnlyList<(MemberKind Kind, Office[] Offices)> Members =
    [
        (MemberKind.ForestryBureau,
            [Office.Review, Office.Register, Office.Issue, Office.Cancel, Office.Supervise, Office.Certify]),
        (MemberKind.EcologyBureau, [Office.File, Office.Offset, Office.SetQuota, Office.Refer]),
        (MemberKind.NaturalResourcesBureau, [Office.TitleAudit, Office.Approve, Office.Certify, Office.Refer]),
        (MemberKind.ParksBureau, [Office.CoApprove, Office.ExpertReview, Office.Determine]),
        (MemberKind.Government, [Office.Supervise, Office.SetQuota, Office.Register, Office.Publish]),
        (MemberKind.Court, [Office.Judge, Office.Refer]),
        (MemberKind.Court, [Office.Judge, Office.Refer]),
        (MemberKind.Procuratorate, [Office.Refer]),
        (MemberKind.Bank, [Office.Lend]),
        (MemberKind.Bank, [Office.Lend]),
        (MemberKind.Insurer, [Office.Cover]),
        (MemberKind.Guarantor, [Office.Cover]),
        (MemberKind.TradingPlatform, [Office.Trade]),
        (MemberKind.JusticeBureau, [Office.Refer]),
    ];
}
