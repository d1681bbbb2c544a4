using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Commands;

namespace Carbon.Ledger;

internal static class TicketsCalls
{
    public static IContractCall? Of(RegistryCommand command) => command switch
    {
        TransferPart c => new TicketsContract.TransferPartCall(
            c.Ticket.Value, c.To.Value, c.Amount, Word.Code(c.Cause), Word.Hash(c.DocumentHash)),
        TransferTicket c => new TicketsContract.TransferTicketCall(
            c.Ticket.Value, c.To.Value, Word.Code(c.Cause), Word.Hash(c.DocumentHash)),
        CancelTicket c => new TicketsContract.CancelTicketCall(c.Ticket.Value, Word.Hash(c.DocumentHash)),
        _ => null,
    };
}
