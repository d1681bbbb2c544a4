using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Events;
using Carbon.Registry.Identities;

namespace Carbon.Ledger;

internal static class PlantingsEvents
{
    public static RegistryEvent? Of(IContractEvent? given) => given switch
    {
        PlantingsContract.PlantingAcceptedEvent e => new PlantingAccepted(
            Fact.Digest(e.PlantingId), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        PlantingsContract.PlantingAgreedEvent e => new PlantingAgreed(
            Fact.Digest(e.PlantingId), e.Division, new PersonId(e.Planter), e.AreaMuThousandths,
            new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        PlantingsContract.PlantingRefusedEvent e => new PlantingRefused(
            Fact.Digest(e.PlantingId), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        PlantingsContract.PlantingReportedEvent e => new PlantingReported(
            Fact.Digest(e.PlantingId), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        _ => null,
    };
}
