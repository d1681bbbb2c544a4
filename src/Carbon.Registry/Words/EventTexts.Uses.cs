using Carbon.Registry.Events;

namespace Carbon.Registry;

public static partial class EventTexts
{
    private static (string Chinese, string English)? OfUses(
        RegistryEvent fact, Language language, RegisterNames names)
    {
        string By(MemberId member) => names.OfMember(member, language);
        return fact switch
        {
            OffsetRequested e => (
                $"申请抵消（{e.Content.Items.Count} " +
                $"张碳票），用途为{Words.Of(e.Content.Purpose, language)}（{e.Content.Year} 年）；由{By(e.Member)}提交，待办理。",
                $"An offset of {e.Content.Items.Count} tickets was requested for " +
                $"{Words.Of(e.Content.Purpose, language)} ({e.Content.Year}); handed in by {By(e.Member)}."),
            OffsetGranted e => (
                $"{By(e.Member)}同意抵消，开具抵消凭证 {e.Voucher}。",
                $"{By(e.Member)} granted the offset and gave voucher {e.Voucher}."),
            OffsetRefused e => (
                $"{By(e.Member)}未同意抵消申请。",
                $"{By(e.Member)} refused the request for offset."),
            OffsetWithdrawn e => (
                $"{By(e.Member)}撤回了抵消申请。",
                $"{By(e.Member)} withdrew the request for offset."),
            PlantingCredited e when Area(e.AreaMuThousandths, language) is var area => (
                $"{By(e.Member)}登记以造林 {area}（{e.Species}，成活率 " +
                $"{e.SurvivalPercent}%）抵消{Words.Of(e.Purpose, language)}（{e.Year} 年）。",
                $"{By(e.Member)} credited {area} of planting ({e.Species}, survival " +
                $"{e.SurvivalPercent}%) to {Words.Of(e.Purpose, language)} ({e.Year})."),
            _ => null,
        };
    }

    private static (string Chinese, string English)? OfDuties(
        RegistryEvent fact, Language language, RegisterNames names)
    {
        string By(MemberId member) => names.OfMember(member, language);
        return fact switch
        {
            CaseOpened e => (
                $"{By(e.Member)}登记一起生态环境损害案件（{Words.Of(e.Content.Mode, language)}）。",
                $"{By(e.Member)} opened a damage case, to be answered {Words.Of(e.Content.Mode, language)}."),
            CaseAssessed e => (
                $"{By(e.Member)}重新核定案件损失。",
                $"{By(e.Member)} assessed the loss of the case."),
            CaseSubscribed e => (
                $"案件第 {e.Ordinal} 笔认购；由{By(e.Member)}登记。",
                $"Subscription {e.Ordinal} of the case was recorded by {By(e.Member)}."),
            CaseAnswered e => (
                $"抵消凭证 {e.Voucher} 用于履行案件。",
                $"Voucher {e.Voucher} answered the case."),
            LeniencyRecorded e => (
                $"{By(e.Member)}将第 {e.Ordinal} 笔自愿认购记为从轻情节，认购时间 {ChinaTime.Minute(e.SubscribedAtSeconds)}。",
                $"{By(e.Member)} recorded the voluntary subscription {e.Ordinal} of " +
                $"{ChinaTime.Minute(e.SubscribedAtSeconds)} China time as leniency."),
            CasePublicationSet { Published: true } e => (
                $"{By(e.Member)}公开案件履行情况。",
                $"{By(e.Member)} published the case."),
            CasePublicationSet e => (
                $"{By(e.Member)}停止公开案件。",
                $"{By(e.Member)} ended the publication of the case."),
            CaseClosed e => (
                $"案件结束：{Words.Of(e.Outcome, language)}；由{By(e.Member)}登记。",
                $"The case ended: {Words.Of(e.Outcome, language)}; recorded by {By(e.Member)}."),
            QuotaSet e => (
                $"{By(e.Member)}核定一名控排主体 {e.Content.Year} 年的额度。",
                $"{By(e.Member)} set the quota of an emitter for {e.Content.Year}."),
            QuotaAnswered e when Tonnes(e.Amount, language) is var amount => (
                $"抵消凭证 {e.Voucher} 履行额度 {amount}。",
                $"Voucher {e.Voucher} fulfilled {amount} of the quota."),
            QuotaMetOtherwise e when Tonnes(e.Amount, language) is var amount => (
                $"以其他方式履行额度 {amount}；由{By(e.Member)}登记。",
                $"Other means fulfilled {amount} of the quota; recorded by {By(e.Member)}."),
            ComplaintFiled e => (
                $"收到一件举报；由{By(e.Member)}登记。",
                $"A complaint came in; recorded by {By(e.Member)}."),
            ComplaintAnswered e => (
                $"{By(e.Member)}答复举报：{Words.Of(e.Status, language)}。",
                $"{By(e.Member)} answered the complaint: {Words.Of(e.Status, language)}."),
            DividendDeclared e when Yuan(e.IncomeFen, language) is var yuan => (
                $"{By(e.Member)}登记分红 {yuan}，共 {e.Parts.Count} 名权利人。",
                $"{By(e.Member)} shared out {yuan} among {e.Parts.Count} owners."),
            DividendPaid e => (
                $"{By(e.Member)}登记一笔分红已付。",
                $"{By(e.Member)} recorded that a dividend was paid."),
            _ => null,
        };
    }

    private static string Tonnes(ulong amount, Language language) => AmountText.Say(amount, Kind.Carbon, language);

    private static string Yuan(ulong fen, Language language) =>
        $"{fen / 100}.{fen % 100:00}" + (language == Language.Chinese ? " 元" : " yuan");
}
