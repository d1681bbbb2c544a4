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
        ApproveApplication c => new ReserveContract.ApproveApplicationCall(
            c.Application.Value, Word.Code(c.Office), Word.Hash(c.ContentHash), Word.Hash(c.DocumentHash)),
        RejectApplication c => new ReserveContract.RejectApplicationCall(
            c.Application.Value, Word.Code(c.Office), Word.Hash(c.ContentHash), Word.Hash(c.DocumentHash)),
        WithdrawApplication c => new ReserveContract.WithdrawApplicationCall(
            c.Application.Value, Word.Hash(c.DocumentHash)),
        FileReduction c => new ReserveContract.FileReductionCall(
            c.Application.Value, ReserveWords.Of(c.Content), Word.Hash(c.CertificateHash), c.CertifiedAmount),
        IssueTicket c => new ReserveContract.IssueTicketCall(
            c.Application.Value, c.Ordinal, c.Amount, Word.Hash(c.DocumentHash)),
        _ => null,
    };
}
