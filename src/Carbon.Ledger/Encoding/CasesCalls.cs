using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Commands;

namespace Carbon.Ledger;

internal static class CasesCalls
{
    public static IContractCall? Of(RegistryCommand command) => command switch
    {
        OpenCase c => new CasesContract.OpenCaseCall(CasesWords.Of(c.Content), Word.Hash(c.DocumentHash)),
        AssessCase c => new CasesContract.AssessCaseCall(
            Word.Hash(c.CaseId), c.Liable.Value, c.AssessedValueFen, c.AssessedAmount, Word.Hash(c.DocumentHash)),
        SubscribeCase c => new CasesContract.SubscribeCaseCall(
            Word.Hash(c.CaseId), c.Buyer.Value, c.ValueFen, c.Amount, c.DueSeconds, Word.Hash(c.DocumentHash)),
        RecordLeniency c => new CasesContract.RecordLeniencyCall(
            Word.Hash(c.CaseId), c.Ordinal, Word.Hash(c.DocumentHash)),
        PublishCase c => new CasesContract.PublishCaseCall(
            Word.Hash(c.CaseId), c.Published, Word.Hash(c.DocumentHash)),
        CloseCase c => new CasesContract.CloseCaseCall(
            Word.Hash(c.CaseId), Word.Code(c.Outcome), Word.Hash(c.DocumentHash)),
        _ => null,
    };
}
