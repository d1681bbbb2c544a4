using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Codes;
using Carbon.Registry.Events;
using Carbon.Registry.Identities;

namespace Carbon.Ledger;

internal static class OffsetsEvents
{
    public static RegistryEvent? Of(IContractEvent? given) => given switch
    {
        OffsetsContract.OffsetGrantedEvent e => new OffsetGranted(
            Fact.Digest(e.RequestId), new RegisterNumber(e.Voucher), e.Amount, new MemberId(e.Member),
            Fact.Digest(e.DocumentHash)),
        OffsetsContract.OffsetRefusedEvent e => new OffsetRefused(
            Fact.Digest(e.RequestId), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        OffsetsContract.OffsetRequestedEvent e => new OffsetRequested(
            Fact.Digest(e.RequestId), e.Division, OffsetsFacts.Of(e.Content), Fact.Digest(e.ContentHash),
            new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        OffsetsContract.OffsetWithdrawnEvent e => new OffsetWithdrawn(
            Fact.Digest(e.RequestId), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        OffsetsContract.PlantingCreditedEvent e => new PlantingCredited(
            e.Division, new PersonId(e.Beneficiary), Fact.Code<Purpose>(e.Purpose), e.Year, e.AreaMuThousandths,
            e.SurvivalPercent, e.Species, new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        _ => null,
    };
}
