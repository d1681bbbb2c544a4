using Carbon.Registry.Events;

namespace Carbon.Registry;

public static partial class EventTexts
{
    private static (string Chinese, string English)? OfTickets(
        RegistryEvent fact, Language language, RegisterNames names)
    {
        string By(MemberId member) => names.OfMember(member, language);
        return fact switch
        {
            TicketIssued e when Amount(e.Amount, e.Ticket, language) is var amount => (
                $"{By(e.Member)}制发本票，数量 {amount}，{Words.Of(e.Ownership, language)}，出自批次 {e.Lot}。",
                $"{By(e.Member)} issued the ticket: {amount}, {Words.Of(e.Ownership, language)}, from " +
                $"lot {e.Lot}."),
            PartTransferred e when Amount(e.Amount, e.Ticket, language) is var amount => (
                $"因{Words.Of(e.Cause, language)}，{amount} 由 {e.Ticket} 转出，另立编号 {e.Child}；{By(e.Member)}登记。",
                $"{amount} moved from {e.Ticket} to the new number {e.Child} by " +
                $"{Words.Of(e.Cause, language)}; registered by {By(e.Member)}."),
            TicketTransferred e => (
                $"因{Words.Of(e.Cause, language)}，整票转移给新的权利人，编号不变；{By(e.Member)}登记。",
                $"The whole ticket passed to a new owner by {Words.Of(e.Cause, language)} and kept " +
                $"its number; registered by {By(e.Member)}."),
            ShareTransferred e => (
                $"因{Words.Of(e.Cause, language)}，一名共有人的 {e.Parts} 份转移；{By(e.Member)}登记。",
                $"{e.Parts} parts of a co-owner moved by {Words.Of(e.Cause, language)}; registered by " +
                $"{By(e.Member)}."),
            ChangeRegistered e => (
                $"变更登记（{Words.Of(e.Kind, language)}）；{By(e.Member)}登记。",
                $"A change was registered ({Words.Of(e.Kind, language)}) by {By(e.Member)}."),
            OwnershipChanged e => (
                $"共有方式变更为{Words.Of(e.Ownership, language)}；{By(e.Member)}登记。",
                $"The owners hold the ticket in {Words.Of(e.Ownership, language)} from now on; " +
                $"registered by {By(e.Member)}."),
            TendingDutyPassed => (
                "林木管护职责随票转移给新的权利人。",
                "The duty to tend the trees passed to the new owner."),
            TicketSplit e => (
                $"本票拆分为 {e.Children.Count} " +
                $"张，权利人不变：{Joined(e.Children.Select(child => child.ToString()), language)}；{By(e.Member)}登记。",
                $"The ticket was split into {e.Children.Count} numbers of the same owners: " +
                $"{Joined(e.Children.Select(child => child.ToString()), language)}; registered by " +
                $"{By(e.Member)}."),
            TicketsMerged e when Amount(e.Amount, e.Merged, language) is var amount => (
                $"{e.Tickets.Count} 张碳票合并为 {e.Merged}，数量 {amount}；{By(e.Member)}登记。",
                $"{e.Tickets.Count} tickets became {e.Merged}, {amount}; registered by {By(e.Member)}."),
            LossReported e when Until(e.UntilSeconds) is var until => (
                $"纸质碳票因{Words.Of(e.Cause, language)}挂失，公告{until.Chinese}；{By(e.Member)}登记。",
                $"The paper was reported ({Words.Of(e.Cause, language)}) and is " +
                $"announced{until.English}; registered by {By(e.Member)}."),
            LossWithdrawn e => (
                $"挂失撤回；{By(e.Member)}登记。",
                $"The loss notice was withdrawn; registered by {By(e.Member)}."),
            TicketReissued e => (
                $"{By(e.Member)}补发纸质碳票，第 {e.PrintVersion} 版；以前各版作废。",
                $"{By(e.Member)} printed the ticket again, version {e.PrintVersion}; earlier papers are void."),
            AmountOffset e when Amount(e.Amount, e.Ticket, language) is var amount => (
                $"{By(e.Member)}办理抵消 {amount}，抵消凭证 {e.Voucher}；该数量永久退出流通。",
                $"{By(e.Member)} offset {amount} under voucher {e.Voucher}; it left circulation for ever."),
            TicketAnnulled e when Amount(e.Amount, e.Ticket, language) is var amount => (
                $"本票因{Words.Of(e.Cause, language)}被撤销，{amount} 退出流通；{By(e.Member)}确认。",
                $"The ticket was annulled for {Words.Of(e.Cause, language)}; {amount} left " +
                $"circulation; confirmed by {By(e.Member)}."),
            TicketCancelled e => (
                $"{By(e.Member)}注销了本票；编号不再使用，仍可查询。",
                $"{By(e.Member)} cancelled the ticket; the number is never used again and still answers."),
            _ => null,
        };
    }
}
