using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Events;
using Carbon.Registry.Identities;

namespace Carbon.Ledger;

internal static class RulingsEvents
{
    public static RegistryEvent? Of(IContractEvent? given) => given switch
    {
        RulingsContract.FreezeReleasedEvent e => new FreezeReleased(
            Fact.Digest(e.FreezeId), new RegisterNumber(e.Ticket), new MemberId(e.Court),
            Fact.Digest(e.DocumentHash)),
        RulingsContract.RootTicketFrozenEvent e => new RootTicketFrozen(
            Fact.Digest(e.FreezeId), new RegisterNumber(e.Ticket), new MemberId(e.Court), e.UntilSeconds,
            Fact.Digest(e.DocumentHash)),
        RulingsContract.TicketFrozenEvent e => new TicketFrozen(
            Fact.Digest(e.FreezeId), new RegisterNumber(e.Ticket), new MemberId(e.Court), e.Amount, e.UntilSeconds,
            Fact.Digest(e.DocumentHash)),
        _ => null,
    };
}
