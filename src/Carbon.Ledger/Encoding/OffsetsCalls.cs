using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Commands;

namespace Carbon.Ledger;

internal static class OffsetsCalls
{
    public static IContractCall? Of(RegistryCommand command) => command switch
    {
        RequestOffset c => new OffsetsContract.RequestOffsetCall(
            OffsetsWords.Of(c.Content), Word.Hash(c.DocumentHash)),
        GrantOffset c => new OffsetsContract.GrantOffsetCall(
            Word.Hash(c.RequestId), OffsetsWords.Of(c.Content), Word.Hash(c.DocumentHash)),
        RefuseOffset c => new OffsetsContract.RefuseOffsetCall(
            Word.Hash(c.RequestId), Word.Hash(c.ContentHash), Word.Hash(c.DocumentHash)),
        WithdrawOffset c => new OffsetsContract.WithdrawOffsetCall(Word.Hash(c.RequestId), Word.Hash(c.DocumentHash)),
        CreditPlanting c => new OffsetsContract.CreditPlantingCall(
            c.Division, c.Beneficiary.Value, Word.Code(c.Purpose), c.Year, c.AreaMuThousandths, c.SurvivalPercent,
            c.Species, Word.Hash(c.DocumentHash)),
        _ => null,
    };
}
