using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Events;
using Carbon.Registry.Identities;

namespace Carbon.Ledger;

internal static class DividendsEvents
{
    public static RegistryEvent? Of(IContractEvent? given) => given switch
    {
        DividendsContract.DividendDeclaredEvent e => new DividendDeclared(
            Fact.Digest(e.DividendId), new RegisterNumber(e.Ticket), e.IncomeFen, e.CarriedFen,
            [.. e.Parts.Select(DividendsFacts.Of)], e.RemainderFen, new MemberId(e.Member),
            Fact.Digest(e.DocumentHash)),
        DividendsContract.DividendPaidEvent e => new DividendPaid(
            Fact.Digest(e.DividendId), new PersonId(e.Person), e.ValueFen, new MemberId(e.Member),
            Fact.Digest(e.DocumentHash)),
        _ => null,
    };
}
