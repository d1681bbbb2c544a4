using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Commands;

namespace Carbon.Ledger;

internal static class RulingsCalls
{
    public static IContractCall? Of(RegistryCommand command) => command switch
    {
        FreezeTicket c => new RulingsContract.FreezeTicketCall(
            c.Ticket.Value, c.Amount, c.UntilSeconds, Word.Hash(c.DocumentHash)),
        FreezeRootTicket c => new RulingsContract.FreezeRootTicketCall(
            c.Ticket.Value, c.UntilSeconds, Word.Hash(c.DocumentHash)),
        TransferByRuling c => new RulingsContract.TransferByRulingCall(
            c.Ticket.Value, c.To.Value, c.Amount, RulingsWords.Of(c.Passage), Word.Hash(c.DocumentHash)),
        EnforcePledge c => new RulingsContract.EnforcePledgeCall(
            Word.Hash(c.LienId), c.To.Value, RulingsWords.Of(c.Passage), Word.Hash(c.DocumentHash)),
        _ => null,
    };
}
