using Carbon.Registry.Events;

namespace Carbon.Registry;

public static partial class EventTexts
{
    private static (string Chinese, string English)? OfConsortium(
        RegistryEvent fact, Language language, RegisterNames names)
    {
        string By(MemberId member) => names.OfMember(member, language);
        return fact switch
        {
            PolicyPublished e when names.OfDivision(e.Division, language) is var division => (
                $"发布{division}的{Words.Of(e.Terms.Kind, language)}办法，版本 {e.Policy}。",
                $"Policy version {e.Policy} of {division} for the {Words.Of(e.Terms.Kind, language)} was published."),
            CalendarPublished e => (
                $"发布 {e.Year} 年工作日历。",
                $"The working days of {e.Year} were published."),
            MemberAdmitted e => (
                $"{e.Name}（{Words.Of(e.Kind, language)}）成为成员机构。",
                $"{e.Name} ({Words.Of(e.Kind, language)}) was admitted as a member."),
            MemberStandingSet e => e.Active
                ? ($"{By(e.Member)}恢复办理业务。", $"{By(e.Member)} may act again.")
                : ($"{By(e.Member)}暂停办理业务。", $"{By(e.Member)} may not act for now."),
            KeyAdded e => ($"{By(e.Member)}启用了一把密钥。", $"A key signs for {By(e.Member)} from now on."),
            KeyRevoked e => ($"{By(e.Member)}停用了一把密钥。", $"A key signs for {By(e.Member)} no more."),
            OfficesSet e when Offices(e.Offices, language) is var offices => (
                $"{By(e.Member)}在{names.OfDivision(e.Division, language)}的职权：{offices}。",
                $"The offices of {By(e.Member)} in {names.OfDivision(e.Division, language)}: {offices}."),
            DeskSet e => (
                $"“{Words.Of(e.Desk, language)}”改由合约 {e.Module} 承担。",
                $"The {Words.Of(e.Desk, language)} is the contract {e.Module} from now on."),
            CouncilSet e => (
                $"理事会由{Joined(e.Members.Select(By), language)}组成，{e.Threshold} 票通过，" +
                $"等待 {e.DelaySeconds} 秒后生效。",
                $"The council is {Joined(e.Members.Select(By), language)}; {e.Threshold} must approve, and an act " +
                $"waits {e.DelaySeconds} seconds."),
            ActProposed e => ($"{By(e.Member)}提出决议。", $"{By(e.Member)} put an act to the vote."),
            ActApproved e => ($"{By(e.Member)}同意决议。", $"{By(e.Member)} approved an act."),
            ActEnacted => ("决议生效。", "An act took effect."),
            FoundingClosed => ("筹建期结束。", "The founding is over."),
            Paused e => ($"{By(e.Member)}暂停了登记簿。", $"{By(e.Member)} paused the register."),
            Resumed => ("理事会恢复了登记簿。", "The council resumed the register."),
            _ => null,
        };
    }

    private static string Offices(uint offices, Language language) => offices == 0
        ? Words.Of(Office.None, language)
        : Joined(Sets.Unpack<Office>(offices).Select(office => Words.Of(office, language)), language);
}
