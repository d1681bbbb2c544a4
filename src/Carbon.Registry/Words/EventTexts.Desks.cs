using Carbon.Registry.Events;

namespace Carbon.Registry;

public static partial class EventTexts
{
    private static (string Chinese, string English)? OfDesks(
        RegistryEvent fact, Language language, RegisterNames names)
    {
        string By(MemberId member) => names.OfMember(member, language);
        return fact switch
        {
            PledgeProposed e when Term(e.Amount, e.Ticket, e.UntilSeconds, language) is var (amount, until) => (
                $"拟向{By(e.Lender)}{Words.Of(e.Kind, language)} {amount}{until.Chinese}；尚未受理，不影响流通。",
                $"A {Words.Of(e.Kind, language)} of {amount} to {By(e.Lender)} was proposed{until.English}; " +
                "nothing is encumbered yet."),
            PledgeAccepted e => (
                $"{By(e.Lender)}受理，该数量在解除前不得转让。",
                $"{By(e.Lender)} accepted; the amount may not move before its release."),
            PledgeDeclined e => ($"{By(e.Lender)}拒绝了质押。", $"{By(e.Lender)} declined the pledge."),
            PledgeWithdrawn e => ($"{By(e.Member)}撤回了质押提议。", $"{By(e.Member)} withdrew the proposed pledge."),
            PledgeReleased e => (
                $"{By(e.Lender)}解除质押。",
                $"{By(e.Lender)} released the pledge."),
            TicketFrozen e when Term(e.Amount, e.Ticket, e.UntilSeconds, language) is var (amount, until) => (
                $"{By(e.Court)}冻结本票 {amount}{until.Chinese}。",
                $"{By(e.Court)} froze {amount} of the ticket{until.English}."),
            RootTicketFrozen e when Until(e.UntilSeconds) is var until => (
                $"{By(e.Court)}冻结原票 {e.Ticket} 及由其拆分的全部碳票{until.Chinese}。",
                $"{By(e.Court)} froze the root ticket {e.Ticket} with everything split from it{until.English}."),
            FreezeReleased e => ($"{By(e.Court)}解除冻结。", $"{By(e.Court)} released its freeze."),
            OffsetRequested e when Amount(e.Content.Amount, e.Ticket, language) is var amount => (
                $"申请抵消 {amount}，用途为{Words.Of(e.Content.Purpose, language)}（{e.Content.Year} 年）；" +
                $"由{By(e.Member)}提交，待办理。",
                $"An offset of {amount} was requested for {Words.Of(e.Content.Purpose, language)} " +
                $"({e.Content.Year}); handed in by {By(e.Member)}."),
            OffsetGranted e when Amount(e.Amount, e.Ticket, language) is var amount => (
                $"{By(e.Member)}同意抵消 {amount}，开具抵消凭证 {e.Voucher}。",
                $"{By(e.Member)} granted the offset of {amount} and gave voucher {e.Voucher}."),
            OffsetRefused e => ($"{By(e.Member)}未同意抵消申请。", $"{By(e.Member)} refused the request for offset."),
            OffsetWithdrawn e => (
                $"{By(e.Member)}撤回了抵消申请。",
                $"{By(e.Member)} withdrew the request for offset."),
            _ => null,
        };
    }
}
