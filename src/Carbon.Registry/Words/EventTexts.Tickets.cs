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
                $"{By(e.Member)} issued the ticket: {amount}, {Words.Of(e.Ownership, language)}, from lot {e.Lot}."),
            PartTransferred e when Amount(e.Amount, e.Ticket, language) is var amount => (
                $"因{Words.Of(e.Cause, language)}，{amount} 由 {e.Ticket} 转出，另立编号 {e.Child}；" +
                $"{By(e.Member)}登记。",
                $"{amount} moved from {e.Ticket} to the new number {e.Child} by {Words.Of(e.Cause, language)}; " +
                $"registered by {By(e.Member)}."),
            TicketTransferred e => (
                $"因{Words.Of(e.Cause, language)}，整票转移给新的权利人，编号不变；{By(e.Member)}登记。",
                $"The whole ticket passed to a new owner by {Words.Of(e.Cause, language)} and kept its number; " +
                $"registered by {By(e.Member)}."),
            LienPlaced { Kind: LienKind.RootFreeze } e when Until(e.UntilSeconds) is var until => (
                $"登记{Words.Of(e.Kind, language)}，由{By(e.Owner)}冻结本票及由其拆分的全部碳票{until.Chinese}。",
                $"A {Words.Of(e.Kind, language)} was placed for {By(e.Owner)}: it covers everything split from the " +
                $"ticket{until.English}."),
            LienPlaced e when Term(e.Amount, e.Ticket, e.UntilSeconds, language) is var (amount, until) => (
                $"登记{Words.Of(e.Kind, language)} {amount}，权利人为{By(e.Owner)}，第 {e.Rank} 顺位{until.Chinese}。",
                $"A {Words.Of(e.Kind, language)} of {amount} was placed for {By(e.Owner)}, rank {e.Rank}" +
                $"{until.English}."),
            LienReleased e => (
                $"{By(e.Owner)}解除了其权利负担。",
                $"{By(e.Owner)} released its lien."),
            AmountOffset e when Amount(e.Amount, e.Ticket, language) is var amount => (
                $"{By(e.Member)}办理抵消 {amount}，抵消凭证 {e.Voucher}；该数量永久退出流通。",
                $"{By(e.Member)} offset {amount} under voucher {e.Voucher}; it left circulation for ever."),
            TicketCancelled e => (
                $"{By(e.Member)}注销了本票；编号不再使用，仍可查询。",
                $"{By(e.Member)} cancelled the ticket; the number is never used again and still answers."),
            _ => null,
        };
    }
}
