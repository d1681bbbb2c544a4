namespace Carbon.Registry;

public static partial class Words
{
    /// <summary>Whether a person may act.</summary>
    public static string Of(PersonStanding standing, Language language) => Pick(language, standing switch
    {
        PersonStanding.None => Nothing,
        PersonStanding.Active => ("正常", "in good standing"),
        PersonStanding.Suspended => ("暂停办理", "suspended"),
        PersonStanding.Disqualified => ("取消申报资格", "disqualified from applying"),
    });

    /// <summary>Where the freeze of a person stands.</summary>
    public static string Of(FreezeStatus status, Language language) => Pick(language, status switch
    {
        FreezeStatus.None => Nothing,
        FreezeStatus.InForce => ("有效", "in force"),
        FreezeStatus.Released => ("已解除", "released"),
        FreezeStatus.Lapsed => ("已到期失效", "lapsed"),
    });

    /// <summary>By which way an application comes.</summary>
    public static string Of(ApplicationRoute route, Language language) => Pick(language, route switch
    {
        ApplicationRoute.None => Nothing,
        ApplicationRoute.Ordinary => ("一般申请", "the ordinary way"),
        ApplicationRoute.NewPlanting => ("新造林（协议验收）", "new planting by agreement"),
        ApplicationRoute.GreenQuota => ("绿地指标认购", "purchase for a green quota"),
    });

    /// <summary>What applicants declare.</summary>
    public static string Of(Declaration declaration, Language language) => Pick(language, declaration switch
    {
        Declaration.None => Nothing,
        Declaration.OutsideOtherSchemes => ("未参与 CCER、VCS 等其他机制", "in no other scheme such as CCER or VCS"),
        Declaration.NoFellingPlanned => ("监测期内无采伐计划（抚育除外）", "no felling planned, tending apart"),
        Declaration.OutsideFarmland => ("不在耕地上", "outside farmland"),
        Declaration.TitleClear => ("权属清晰", "clear title"),
        Declaration.NoDispute => ("无纠纷", "no dispute"),
        Declaration.NoEncroachment => ("无侵占", "no encroachment"),
        Declaration.NoRoadsideTrees => ("非农村四旁树", "no roadside or village trees"),
        Declaration.NoUrbanGreening => ("非城市绿化树木", "no urban greening"),
        Declaration.PapersTrue => ("材料真实", "true papers"),
    });

    /// <summary>A limit of a policy that a stand may fall short of.</summary>
    public static string Of(EligibilityLimit limit, Language language) => Pick(language, limit switch
    {
        EligibilityLimit.None => Nothing,
        EligibilityLimit.Area => ("面积", "area"),
        EligibilityLimit.StandAge => ("造林年限", "age of the stand"),
        EligibilityLimit.Survival => ("成活率", "survival"),
        EligibilityLimit.PlantedSince => ("造林时间", "date of planting"),
    });

    /// <summary>Where a lot stands in the reserve pool.</summary>
    public static string Of(PoolStatus status, Language language) => Pick(language, status switch
    {
        PoolStatus.None => Nothing,
        PoolStatus.InPool => ("在库", "in the pool"),
        PoolStatus.Removed => ("已出库", "removed"),
    });

    /// <summary>Why stored carbon is lost again.</summary>
    public static string Of(ReversalCause cause, Language language) => Pick(language, cause switch
    {
        ReversalCause.None => Nothing,
        ReversalCause.Fire => ("火灾", "fire"),
        ReversalCause.Pest => ("病虫害", "pests"),
        ReversalCause.Drought => ("干旱", "drought"),
        ReversalCause.Felling => ("采伐", "felling"),
        ReversalCause.Other => ("其他原因", "another cause"),
    });
}
