using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Commands;

namespace Carbon.Ledger;

internal static class ComplaintsCalls
{
    public static IContractCall? Of(RegistryCommand command) => command switch
    {
        FileComplaint c => new ComplaintsContract.FileComplaintCall(
            c.Division, c.Subject.Value, Word.Hash(c.DocumentHash)),
        AnswerComplaint c => new ComplaintsContract.AnswerComplaintCall(
            Word.Hash(c.ComplaintId), Word.Code(c.Status), Word.Hash(c.DocumentHash)),
        _ => null,
    };
}
