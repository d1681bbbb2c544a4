namespace Carbon.Registry;

public static partial class Words
{
    /// <summary>What an offset is for.</summary>
    public static string Of(Purpose purpose, Language language) => Pick(language, purpose switch
    {
        Purpose.None => Nothing,
        Purpose.ExcessEmission => ("超额排放抵消", "emission over the limit"),
        Purpose.YearlyEmission => ("年度排放抵消", "yearly emission"),
        Purpose.Event => ("大中型活动碳中和", "event"),
        Purpose.Footprint => ("日常碳足迹抵消", "everyday footprint"),
        Purpose.Travel => ("出行碳排放抵消", "travel"),
        Purpose.PlantingDuty => ("履行义务植树", "planting duty"),
        Purpose.LandOccupation => ("占用林地补偿", "occupation of forest land"),
        Purpose.GreenQuota => ("绿地占补平衡", "green-area quota"),
        Purpose.DamageCase => ("生态环境损害赔偿", "ecological damage case"),
        Purpose.Label => ("零碳标识", "zero-carbon label"),
        Purpose.JudicialProtection => ("生态环境司法保护", "judicial protection of the environment"),
    });

    /// <summary>Why a ticket changed its owner.</summary>
    public static string Of(TransferCause cause, Language language) => Pick(language, cause switch
    {
        TransferCause.None => Nothing,
        TransferCause.Sale => ("买卖", "sale"),
        TransferCause.Gift => ("赠与", "gift"),
        TransferCause.Inheritance => ("继承", "inheritance"),
        TransferCause.Merger => ("法人合并", "merger"),
        TransferCause.Division => ("法人分立", "division of a company"),
        TransferCause.Swap => ("换购", "swap"),
        TransferCause.Ruling => ("生效判决或裁定", "judgment or ruling"),
        TransferCause.BuyIn => ("收储", "purchase into a reserve"),
        TransferCause.Other => ("法律规定的其他情形", "another cause named by law"),
    });

    /// <summary>What sort of claim lies on a ticket.</summary>
    public static string Of(LienKind kind, Language language) => Pick(language, kind switch
    {
        LienKind.None => Nothing,
        LienKind.Pledge => ("质押", "pledge"),
        LienKind.Mortgage => ("抵押", "mortgage"),
        LienKind.Freeze => ("司法冻结", "court freeze"),
        LienKind.RootFreeze => ("原票整体冻结", "court freeze of the root ticket"),
    });

    /// <summary>Where a lien stands.</summary>
    public static string Of(LienStatus status, Language language) => Pick(language, status switch
    {
        LienStatus.None => Nothing,
        LienStatus.InForce => ("有效", "in force"),
        LienStatus.Released => ("已解除", "released"),
        LienStatus.Lapsed => ("已到期失效", "lapsed"),
        LienStatus.Enforced => ("已由法院执行", "enforced by court"),
    });

    /// <summary>Where a ticket stands, liens apart; <see cref="TicketStanding"/> says more.</summary>
    public static string Of(TicketStatus status, Language language) => Pick(language, status switch
    {
        TicketStatus.None => Nothing,
        TicketStatus.Live => ("流通中", "in circulation"),
        TicketStatus.UsedUp => ("已用完，待注销", "used up, to be cancelled"),
        TicketStatus.Cancelled => ("已注销", "cancelled"),
        TicketStatus.Split => ("已拆分", "split into other numbers"),
        TicketStatus.Merged => ("已合并", "merged into another number"),
        TicketStatus.Annulled => ("已撤销", "annulled"),
    });

    /// <summary>Where a ticket stands, liens included.</summary>
    public static string Of(TicketState state, Language language) => Pick(language, state switch
    {
        TicketState.None => Nothing,
        TicketState.Live => ("流通中", "in circulation"),
        TicketState.PartlyPledged => ("部分质押", "partly pledged"),
        TicketState.Pledged => ("已质押", "pledged"),
        TicketState.PartlyFrozen => ("部分冻结", "partly frozen"),
        TicketState.Frozen => ("已冻结", "frozen"),
        TicketState.UsedUp => ("已用完，待注销", "used up, to be cancelled"),
        TicketState.Cancelled => ("已注销", "cancelled"),
        TicketState.Split => ("已拆分", "split into other numbers"),
        TicketState.Merged => ("已合并", "merged into another number"),
        TicketState.Annulled => ("已撤销", "annulled"),
        TicketState.Lost => ("已挂失", "reported lost"),
    });

    /// <summary>Where an application stands.</summary>
    public static string Of(ApplicationStatus status, Language language) => Pick(language, status switch
    {
        ApplicationStatus.None => Nothing,
        ApplicationStatus.UnderReview => ("审核中", "under review"),
        ApplicationStatus.CorrectionAsked => ("待补正", "to be corrected"),
        ApplicationStatus.Reviewed => ("审核完毕，待备案", "reviewed, to be filed"),
        ApplicationStatus.Filed => ("已备案", "filed"),
        ApplicationStatus.Rejected => ("未通过", "rejected"),
        ApplicationStatus.Withdrawn => ("已撤回", "withdrawn"),
        ApplicationStatus.Disqualified => ("已取消申报资格", "disqualified"),
    });

    /// <summary>Where a pledge stands.</summary>
    public static string Of(PledgeStatus status, Language language) => Pick(language, status switch
    {
        PledgeStatus.None => Nothing,
        PledgeStatus.Proposed => ("已提出，待受理", "proposed"),
        PledgeStatus.Accepted => ("已受理", "accepted"),
        PledgeStatus.Declined => ("已拒绝", "declined"),
        PledgeStatus.Withdrawn => ("已撤回", "withdrawn"),
    });

    /// <summary>Where a request for offset stands.</summary>
    public static string Of(OffsetStatus status, Language language) => Pick(language, status switch
    {
        OffsetStatus.None => Nothing,
        OffsetStatus.Requested => ("已申请，待办理", "requested"),
        OffsetStatus.Granted => ("已抵消", "granted"),
        OffsetStatus.Refused => ("未同意", "refused"),
        OffsetStatus.Withdrawn => ("已撤回", "withdrawn"),
    });

    /// <summary>How much of a ticket one offset takes.</summary>
    public static string Of(OffsetRule rule, Language language) => Pick(language, rule switch
    {
        OffsetRule.None => Nothing,
        OffsetRule.Partial => ("可部分抵消", "any part"),
        OffsetRule.Whole => ("整票抵消", "whole tickets only"),
    });
}
