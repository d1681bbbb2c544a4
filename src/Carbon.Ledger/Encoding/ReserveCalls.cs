using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Commands;

namespace Carbon.Ledger;

internal static class ReserveCalls
{
    public static IContractCall? Of(RegistryCommand command) => command switch
    {
        SubmitApplication c => new ReserveContract.SubmitApplicationCall(
            ReserveWords.Of(c.Content), Word.Hash(c.DocumentHash)),
        CorrectApplication c => new ReserveContract.CorrectApplicationCall(
            c.Application.Value, ReserveWords.Of(c.Content), Word.Hash(c.DocumentHash)),
        AskCorrection c => new ReserveContract.AskCorrectionCall(
            c.Application.Value, Word.Code(c.Office), Word.Hash(c.ContentHash), Word.Hash(c.DocumentHash)),
        GrantException c => new ReserveContract.GrantExceptionCall(
            c.Application.Value, Word.Code(c.Office), c.Shortfalls, Word.Hash(c.ContentHash),
            Word.Hash(c.DocumentHash)),
        ApproveApplication c => new ReserveContract.ApproveApplicationCall(
            c.Application.Value, Word.Code(c.Office), Word.Hash(c.ContentHash), Word.Hash(c.DocumentHash)),
        RejectApplication c => new ReserveContract.RejectApplicationCall(
            c.Application.Value, Word.Code(c.Office), Word.Hash(c.ContentHash), Word.Hash(c.DocumentHash)),
        DisqualifyApplication c => new ReserveContract.DisqualifyApplicationCall(
            c.Application.Value, Word.Code(c.Office), Word.Hash(c.ContentHash), Word.Hash(c.DocumentHash)),
        WithdrawApplication c => new ReserveContract.WithdrawApplicationCall(
            c.Application.Value, Word.Hash(c.DocumentHash)),
        FileReduction c => new ReserveContract.FileReductionCall(
            c.Application.Value, ReserveWords.Of(c.Content), Word.Hash(c.CertificateHash), c.CertifiedAmount),
        IssueTicket c => new ReserveContract.IssueTicketCall(
            c.Application.Value, c.Ordinal, c.Amount, Word.Hash(c.DocumentHash)),
        RemoveLot c => new ReserveContract.RemoveLotCall(c.Application.Value, Word.Hash(c.DocumentHash)),
        RecordReversal c => new ReserveContract.RecordReversalCall(
            c.Application.Value, Word.Code(c.Cause), c.Amount, Word.Hash(c.DocumentHash)),
        ProposeAnnulment c => new ReserveContract.ProposeAnnulmentCall(
            c.Ticket.Value, Word.Code(c.Cause), Word.Hash(c.DocumentHash)),
        ConfirmAnnulment c => new ReserveContract.ConfirmAnnulmentCall(
            Word.Hash(c.AnnulmentId), Word.Hash(c.DocumentHash)),
        DeclineAnnulment c => new ReserveContract.DeclineAnnulmentCall(
            Word.Hash(c.AnnulmentId), Word.Hash(c.DocumentHash)),
        _ => null,
    };
}
