using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Events;
using Carbon.Registry.Identities;

namespace Carbon.Ledger;

internal static class RulingsEvents
{
    public static RegistryEvent? Of(IContractEvent? given) => given switch
    {
        RulingsContract.PledgeEnforcedEvent e => new PledgeEnforced(
            Fact.Digest(e.LienId), new PersonId(e.To), new MemberId(e.Court), Fact.Digest(e.DocumentHash)),
        RulingsContract.RulingExecutedEvent e => new RulingExecuted(
            new RegisterNumber(e.Ticket), new PersonId(e.To), new MemberId(e.Court), e.Amount,
            Fact.Digest(e.DocumentHash)),
        _ => null,
    };
}
