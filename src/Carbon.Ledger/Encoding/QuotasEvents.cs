using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Events;
using Carbon.Registry.Identities;

namespace Carbon.Ledger;

internal static class QuotasEvents
{
    public static RegistryEvent? Of(IContractEvent? given) => given switch
    {
        QuotasContract.QuotaAnsweredEvent e => new QuotaAnswered(
            Fact.Digest(e.QuotaId), new RegisterNumber(e.Voucher), e.Amount, e.TicketsGrams),
        QuotasContract.QuotaMetOtherwiseEvent e => new QuotaMetOtherwise(
            Fact.Digest(e.QuotaId), e.Amount, e.OthersGrams, new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        QuotasContract.QuotaSetEvent e => new QuotaSet(
            Fact.Digest(e.QuotaId), new PolicyId(e.Policy), QuotasFacts.Of(e.Content), e.TicketsFirst,
            new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        _ => null,
    };
}
