using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Commands;

namespace Carbon.Ledger;

internal static class QuotasCalls
{
    public static IContractCall? Of(RegistryCommand command) => command switch
    {
        SetQuota c => new QuotasContract.SetQuotaCall(QuotasWords.Of(c.Content), Word.Hash(c.DocumentHash)),
        MeetOtherwise c => new QuotasContract.MeetOtherwiseCall(
            Word.Hash(c.QuotaId), c.Amount, Word.Hash(c.DocumentHash)),
        _ => null,
    };
}
