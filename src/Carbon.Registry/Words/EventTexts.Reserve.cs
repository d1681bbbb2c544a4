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
            ApplicationCorrected e when Claim(e.Content, language) is var claim => (
                $"{By(e.Member)}更正申请内容，申报 {claim}；审核重新开始。",
                $"{By(e.Member)} replaced the content, claiming {claim}; reviews begin anew."),
            ApplicationApproved e => (
                $"{By(e.Member)}通过“{Words.Of(e.Office, language)}”{(e.Complete ? "；审核全部完成" : "")}。",
                $"{By(e.Member)} approved in {Words.Of(e.Office, language)}" +
                $"{(e.Complete ? "; no review is missing any more" : "")}."),
            ApplicationRejected e => (
                $"{By(e.Member)}在“{Words.Of(e.Office, language)}”中未予通过。",
                $"{By(e.Member)} refused in {Words.Of(e.Office, language)}."),
            ApplicationWithdrawn e => ($"{By(e.Member)}撤回申请。", $"{By(e.Member)} withdrew the application."),
            ReductionFiled e => (
                $"{By(e.Member)}完成减排量备案；证书与地块监测期从此不得再用。",
                $"{By(e.Member)} filed the reduction; its certificate and each parcel and period are used for ever."),
            _ => null,
        };
    }

    private static string Claim(ApplicationContent content, Language language) =>
        AmountText.Say(content.ClaimedAmount, content.Kind, language);
}
