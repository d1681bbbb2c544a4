namespace Carbon.Registry;

public static partial class Words
{
    /// <summary>Why a ticket is annulled.</summary>
    public static string Of(AnnulmentCause cause, Language language) => Pick(language, cause switch
    {
        AnnulmentCause.None => Nothing,
        AnnulmentCause.Error => ("登记错误", "error"),
        AnnulmentCause.Fraud => ("弄虚作假", "fraud"),
    });

    /// <summary>Where a proposed annulment stands.</summary>
    public static string Of(AnnulmentStatus status, Language language) => Pick(language, status switch
    {
        AnnulmentStatus.None => Nothing,
        AnnulmentStatus.Proposed => ("已提出，待确认", "proposed"),
        AnnulmentStatus.Confirmed => ("已确认", "confirmed"),
        AnnulmentStatus.Declined => ("未同意", "declined"),
    });

    /// <summary>Why a paper is printed again.</summary>
    public static string Of(LossCause cause, Language language) => Pick(language, cause switch
    {
        LossCause.None => Nothing,
        LossCause.Lost => ("遗失", "loss"),
        LossCause.Damaged => ("毁损", "damage"),
    });

    /// <summary>What a change registration changes.</summary>
    public static string Of(ChangeKind kind, Language language) => Pick(language, kind switch
    {
        ChangeKind.None => Nothing,
        ChangeKind.Identity => ("身份信息", "identity data"),
        ChangeKind.Ownership => ("权利归属或共有方式", "ownership or its kind"),
        ChangeKind.Other => ("其他事项", "other facts"),
    });

    /// <summary>What stands behind a pledge.</summary>
    public static string Of(CoverKind cover, Language language) => Pick(language, cover switch
    {
        CoverKind.None => Nothing,
        CoverKind.Insurance => ("保险", "insurance"),
        CoverKind.Guarantee => ("担保", "guarantee"),
    });

    /// <summary>How tickets answer a damage case.</summary>
    public static string Of(CaseMode mode, Language language) => Pick(language, mode switch
    {
        CaseMode.None => Nothing,
        CaseMode.Voluntary => ("自愿认购", "by free will"),
        CaseMode.Ordered => ("责令补偿", "by order"),
    });

    /// <summary>How a damage case ended.</summary>
    public static string Of(CaseOutcome outcome, Language language) => Pick(language, outcome switch
    {
        CaseOutcome.None => Nothing,
        CaseOutcome.Fulfilled => ("履行完毕", "fulfilled"),
        CaseOutcome.Dropped => ("撤销案件", "dropped"),
        CaseOutcome.Sued => ("磋商未成，转诉讼", "taken to court"),
    });

    /// <summary>Where a complaint stands.</summary>
    public static string Of(ComplaintStatus status, Language language) => Pick(language, status switch
    {
        ComplaintStatus.None => Nothing,
        ComplaintStatus.Open => ("待答复", "open"),
        ComplaintStatus.Upheld => ("属实，已处理", "upheld"),
        ComplaintStatus.Dismissed => ("不属实", "dismissed"),
    });

    /// <summary>Where a planting agreement stands.</summary>
    public static string Of(PlantingStatus status, Language language) => Pick(language, status switch
    {
        PlantingStatus.None => Nothing,
        PlantingStatus.Agreed => ("已签协议", "agreed"),
        PlantingStatus.Planted => ("已完成造林，待验收", "planted"),
        PlantingStatus.Accepted => ("验收合格", "accepted"),
        PlantingStatus.Refused => ("验收不合格", "not accepted"),
    });
}
