using Carbon.Registry.Events;

namespace Carbon.Registry;

public static partial class EventTexts
{
    private static (string Chinese, string English)? OfClaims(
        RegistryEvent fact, Language language, RegisterNames names)
    {
        string By(MemberId member) => names.OfMember(member, language);
        return fact switch
        {
            LienPlaced { Kind: LienKind.RootFreeze } e when Until(e.UntilSeconds) is var until => (
                $"登记{Words.Of(e.Kind, language)}，由{By(e.Owner)}冻结本票及由其拆分的全部碳票{until.Chinese}。",
                $"A {Words.Of(e.Kind, language)} was placed for {By(e.Owner)}: it covers everything " +
                $"split from the ticket{until.English}."),
            LienPlaced e when Term(e.Amount, e.Ticket, e.UntilSeconds, language) is var (amount, until) => (
                $"登记{Words.Of(e.Kind, language)} {amount}，权利人为{By(e.Owner)}，第 {e.Rank} 顺位{until.Chinese}。",
                $"A {Words.Of(e.Kind, language)} of {amount} was placed for {By(e.Owner)}, rank " +
                $"{e.Rank}{until.English}."),
            LienRenewed e when Until(e.UntilSeconds) is var until => (
                $"{By(e.Owner)}将其权利负担延期{until.Chinese}。",
                $"{By(e.Owner)} put off the end of its lien{until.English}."),
            LienReleased e => (
                $"{By(e.Owner)}解除了其权利负担。",
                $"{By(e.Owner)} released its lien."),
            LienLapsed e => (
                $"冻结到期未续，失效；{By(e.Member)}登记。",
                $"The freeze came to its end and was not renewed; registered by {By(e.Member)}."),
            LienEnforced e when Amount(e.Amount, e.Ticket, language) is var amount => (
                $"{By(e.Member)}裁定执行质押，{amount} 另立编号 {e.Child}。",
                $"{By(e.Member)} enforced the pledge: {amount} went to the new number {e.Child}."),
            PledgeProposed e => (
                $"拟向{By(e.Lender)}{Words.Of(e.Content.Kind, language)}（{e.Content.Items.Count} 张碳票）；尚未受理，不影响流通。",
                $"A {Words.Of(e.Content.Kind, language)} of {e.Content.Items.Count} tickets to " +
                $"{By(e.Lender)} was proposed; nothing is encumbered yet."),
            PledgeAccepted e => (
                $"{By(e.Lender)}受理，所质押的数量在解除前不得转让。",
                $"{By(e.Lender)} accepted; the amounts may not move before their release."),
            PledgeDeclined e => (
                $"{By(e.Lender)}拒绝了质押。",
                $"{By(e.Lender)} declined the pledge."),
            PledgeWithdrawn e => (
                $"{By(e.Member)}撤回了质押提议。",
                $"{By(e.Member)} withdrew the proposed pledge."),
            CoverAttached e when Until(e.UntilSeconds) is var until => (
                $"{By(e.Member)}为质押提供{Words.Of(e.Cover, language)}{until.Chinese}。",
                $"{By(e.Member)} stands behind the pledge by {Words.Of(e.Cover, language)}{until.English}."),
            RulingExecuted e when Amount(e.Amount, e.Ticket, language) is var amount => (
                $"{By(e.Court)}依生效裁判转移 {amount}。",
                $"{By(e.Court)} moved {amount} by its ruling."),
            PledgeEnforced e => (
                $"{By(e.Court)}依生效裁判执行质押。",
                $"{By(e.Court)} enforced the pledge by its ruling."),
            PersonFrozen e when Until(e.UntilSeconds) is var until => (
                $"{By(e.Court)}冻结一名权利人的全部碳票{until.Chinese}。",
                $"{By(e.Court)} froze all that a person holds{until.English}."),
            PersonFreezeRenewed e when Until(e.UntilSeconds) is var until => (
                $"{By(e.Court)}将对一名权利人的冻结延期{until.Chinese}。",
                $"{By(e.Court)} renewed its freeze of a person{until.English}."),
            PersonFreezeReleased e => (
                $"{By(e.Court)}解除对一名权利人的冻结。",
                $"{By(e.Court)} released its freeze of a person."),
            PersonFreezeLapsed e => (
                $"对一名权利人的冻结到期失效；{By(e.Member)}登记。",
                $"The freeze of a person lapsed; registered by {By(e.Member)}."),
            _ => null,
        };
    }
}
