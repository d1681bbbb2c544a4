using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Codes;
using Carbon.Registry.Refusals;

namespace Carbon.Ledger;

internal static class TicketsRefusals
{
    public static Refusal? Of(IContractError? given) => given switch
    {
        TicketsContract.AmountOverFreeError e => Refusal.Of(RefusalCode.AmountOverFree,
            ("ticket", Fact.Number(e.Ticket)), ("requestedAmount", Fact.Text(e.RequestedAmount)),
            ("freeAmount", Fact.Text(e.FreeAmount)), ("pledgedAmount", Fact.Text(e.PledgedAmount)),
            ("frozenAmount", Fact.Text(e.FrozenAmount))),
        TicketsContract.AmountOverTicketError e => Refusal.Of(RefusalCode.AmountOverTicket,
            ("ticket", Fact.Number(e.Ticket)), ("requestedAmount", Fact.Text(e.RequestedAmount)),
            ("unfrozenAmount", Fact.Text(e.UnfrozenAmount))),
        TicketsContract.AmountZeroError => Refusal.Of(RefusalCode.AmountZero),
        TicketsContract.CauseInvalidError e => Refusal.Of(RefusalCode.CauseInvalid,
            ("cause", Fact.Name<TransferCause>(e.Cause))),
        TicketsContract.DeskOnlyError e => Refusal.Of(RefusalCode.DeskOnly, ("caller", Fact.Text(e.Caller))),
        TicketsContract.DocumentMissingError => Refusal.Of(RefusalCode.DocumentMissing),
        TicketsContract.HolderSameError e => Refusal.Of(RefusalCode.HolderSame,
            ("ticket", Fact.Number(e.Ticket)), ("person", Fact.Text(e.Person))),
        TicketsContract.LienEndedError e => Refusal.Of(RefusalCode.LienEnded, ("lienId", Fact.Text(e.LienId))),
        TicketsContract.LienExistsError e => Refusal.Of(RefusalCode.LienExists, ("lienId", Fact.Text(e.LienId))),
        TicketsContract.LienNotOwnedError e => Refusal.Of(RefusalCode.LienNotOwned,
            ("lienId", Fact.Text(e.LienId)), ("owner", Fact.Text(e.Owner)), ("caller", Fact.Text(e.Caller))),
        TicketsContract.LienUnknownError e => Refusal.Of(RefusalCode.LienUnknown, ("lienId", Fact.Text(e.LienId))),
        TicketsContract.LiensFullError e => Refusal.Of(RefusalCode.LiensFull,
            ("ticket", Fact.Number(e.Ticket)), ("liensMax", Fact.Text(e.LiensMax))),
        TicketsContract.PartIsWholeError e => Refusal.Of(RefusalCode.PartIsWhole,
            ("ticket", Fact.Number(e.Ticket)), ("amount", Fact.Text(e.Amount))),
        TicketsContract.RootFrozenError e => Refusal.Of(RefusalCode.RootFrozen,
            ("ticket", Fact.Number(e.Ticket)), ("root", Fact.Number(e.Root))),
        TicketsContract.SharesInvalidError e => Refusal.Of(RefusalCode.SharesInvalid,
            ("owners", Fact.Text(e.Owners)), ("ownersMax", Fact.Text(e.OwnersMax))),
        TicketsContract.TicketEndedError e => Refusal.Of(RefusalCode.TicketEnded,
            ("ticket", Fact.Number(e.Ticket)), ("status", Fact.Name<TicketStatus>(e.Status))),
        TicketsContract.TicketNotRootError e => Refusal.Of(RefusalCode.TicketNotRoot,
            ("ticket", Fact.Number(e.Ticket)), ("root", Fact.Number(e.Root))),
        TicketsContract.TicketNotUsedUpError e => Refusal.Of(RefusalCode.TicketNotUsedUp,
            ("ticket", Fact.Number(e.Ticket)), ("amount", Fact.Text(e.Amount))),
        TicketsContract.TicketUnknownError e => Refusal.Of(RefusalCode.TicketUnknown,
            ("ticket", Fact.Number(e.Ticket))),
        TicketsContract.TransferDocumentUsedError e => Refusal.Of(RefusalCode.TransferDocumentUsed,
            ("documentHash", Fact.Text(e.DocumentHash))),
        _ => null,
    };
}
