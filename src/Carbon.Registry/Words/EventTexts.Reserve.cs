using Carbon.Registry.Events;

namespace Carbon.Registry;

public static partial class EventTexts
{
    private static (string Chinese, string English)? OfReserve(
        RegistryEvent fact, Language language, RegisterNames names)
    {
        string By(MemberId member) => names.OfMember(member, language);
        return fact switch
        {
            ApplicationSubmitted e when Claim(e.Content, language) is var claim => (
                $"{By(e.Member)}提交申请 {e.Application}，申报 {claim}。",
                $"{By(e.Member)} submitted application {e.Application}, claiming {claim}."),
            CorrectionAsked e => (
                $"{By(e.Member)}在“{Words.Of(e.Office, language)}”中要求补正；审核期限暂停。",
                $"{By(e.Member)} asked for a correction in {Words.Of(e.Office, language)}; the review " +
                "clock stands."),
            ApplicationCorrected e when Claim(e.Content, language) is var claim => (
                $"{By(e.Member)}更正申请内容，申报 {claim}；审核重新开始。",
                $"{By(e.Member)} replaced the content, claiming {claim}; reviews begin anew."),
            ExceptionGranted e => (
                $"{By(e.Member)}说明理由，对不符合的条件准予例外：{Limits(e.Shortfalls, language)}。",
                $"{By(e.Member)} let the stand pass with reasons though it falls short of: " +
                $"{Limits(e.Shortfalls, language)}."),
            ApplicationApproved e => (
                $"{By(e.Member)}通过“{Words.Of(e.Office, language)}”{(e.Complete ? "；审核全部完成" : "")}。",
                $"{By(e.Member)} approved in " +
                $"{Words.Of(e.Office, language)}{(e.Complete ? "; no review is missing any more" : "")}."),
            ApplicationRejected e => (
                $"{By(e.Member)}在“{Words.Of(e.Office, language)}”中未予通过。",
                $"{By(e.Member)} refused in {Words.Of(e.Office, language)}."),
            ApplicationWithdrawn e => (
                $"{By(e.Member)}撤回申请。",
                $"{By(e.Member)} withdrew the application."),
            ApplicationDisqualified e => (
                $"{By(e.Member)}因弄虚作假取消申报资格。",
                $"{By(e.Member)} disqualified the applicants for forged papers."),
            ReductionFiled e => (
                $"{By(e.Member)}完成减排量备案；证书与地块监测期从此不得再用。",
                $"{By(e.Member)} filed the reduction; its certificate and each parcel and period are " +
                "used for ever."),
            _ => null,
        };
    }

    private static (string Chinese, string English)? OfLots(
        RegistryEvent fact, Language language, RegisterNames names)
    {
        string By(MemberId member) => names.OfMember(member, language);
        return fact switch
        {
            LotPooled => (
                "批次进入储备库，并抄送生态环境部门。",
                "The lot stands in the reserve pool; ecology has its copy."),
            LotRemoved e => (
                $"{By(e.Member)}将批次移出储备库。",
                $"{By(e.Member)} took the lot out of the reserve pool."),
            ReversalRecorded e => (
                $"批次因{Words.Of(e.Cause, language)}发生碳损失；{By(e.Member)}记入赤字。",
                $"Stored carbon of the lot was lost by {Words.Of(e.Cause, language)}; {By(e.Member)} " +
                "booked the deficit."),
            AnnulmentProposed e => (
                $"{By(e.Member)}提议因{Words.Of(e.Cause, language)}撤销本票。",
                $"{By(e.Member)} proposed to annul the ticket for {Words.Of(e.Cause, language)}."),
            AnnulmentConfirmed e => (
                $"{By(e.Member)}确认撤销。",
                $"{By(e.Member)} confirmed the annulment."),
            AnnulmentDeclined e => (
                $"{By(e.Member)}未同意撤销。",
                $"{By(e.Member)} declined the annulment."),
            PlantingAgreed e when Area(e.AreaMuThousandths, language) is var area => (
                $"{By(e.Member)}签订造林协议，面积 {area}。",
                $"{By(e.Member)} agreed that {area} are to be planted."),
            PlantingReported e => (
                $"{By(e.Member)}报告造林完成，待验收。",
                $"{By(e.Member)} reported the planting as done."),
            PlantingAccepted e => (
                $"{By(e.Member)}验收合格。",
                $"{By(e.Member)} accepted the planting."),
            PlantingRefused e => (
                $"{By(e.Member)}验收不合格。",
                $"{By(e.Member)} did not accept the planting."),
            _ => null,
        };
    }

    private static string Claim(ApplicationContent content, Language language) =>
        AmountText.Say(content.ClaimedAmount, content.Kind, language);

    private static string Area(ulong muThousandths, Language language) =>
        AmountText.Say(muThousandths, Kind.CollectiveStand, language);

    private static string Limits(byte limits, Language language) =>
        Joined(Sets.Unpack<EligibilityLimit>(limits).Select(limit => Words.Of(limit, language)), language);
}
