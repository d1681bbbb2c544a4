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
            c.Ticket.Value, [.. c.Owners.Select(TicketsWords.Of)], c.Joint, Word.Code(c.Cause),
            Word.Hash(c.DocumentHash)),
        TransferShare c => new TicketsContract.TransferShareCall(
            c.Ticket.Value, c.From.Value, c.To.Value, c.Parts, Word.Code(c.Cause), Word.Hash(c.DocumentHash)),
        SplitTicket c => new TicketsContract.SplitTicketCall(c.Ticket.Value, c.Amounts, Word.Hash(c.DocumentHash)),
        MergeTickets c => new TicketsContract.MergeTicketsCall(
            [.. c.Tickets.Select(one => one.Value)], Word.Hash(c.DocumentHash)),
        ChangeOwnership c => new TicketsContract.ChangeOwnershipCall(
            c.Ticket.Value, [.. c.Owners.Select(TicketsWords.Of)], c.Joint, Word.Hash(c.DocumentHash)),
        RegisterChange c => new TicketsContract.RegisterChangeCall(
            c.Ticket.Value, Word.Code(c.Kind), Word.Hash(c.DocumentHash)),
        ReportLoss c => new TicketsContract.ReportLossCall(
            c.Ticket.Value, Word.Code(c.Cause), Word.Hash(c.DocumentHash)),
        WithdrawLoss c => new TicketsContract.WithdrawLossCall(c.Ticket.Value, Word.Hash(c.DocumentHash)),
        ReissueTicket c => new TicketsContract.ReissueTicketCall(c.Ticket.Value, Word.Hash(c.DocumentHash)),
        RenewLien c => new TicketsContract.RenewLienCall(
            Word.Hash(c.LienId), c.UntilSeconds, Word.Hash(c.DocumentHash)),
        ReleaseLiens c => new TicketsContract.ReleaseLiensCall(
            [.. c.LienIds.Select(Word.Hash)], Word.Hash(c.DocumentHash)),
        LapseFreeze c => new TicketsContract.LapseFreezeCall(Word.Hash(c.LienId), Word.Hash(c.DocumentHash)),
        CancelTicket c => new TicketsContract.CancelTicketCall(c.Ticket.Value, Word.Hash(c.DocumentHash)),
        _ => null,
    };
}
