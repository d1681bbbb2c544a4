using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Commands;

namespace Carbon.Ledger;

internal static class PlantingsCalls
{
    public static IContractCall? Of(RegistryCommand command) => command switch
    {
        AgreePlanting c => new PlantingsContract.AgreePlantingCall(
            c.Division, c.Planter.Value, c.AreaMuThousandths, Word.Hash(c.DocumentHash)),
        ReportPlanting c => new PlantingsContract.ReportPlantingCall(
            Word.Hash(c.PlantingId), Word.Hash(c.DocumentHash)),
        AcceptPlanting c => new PlantingsContract.AcceptPlantingCall(
            Word.Hash(c.PlantingId), Word.Hash(c.DocumentHash)),
        RefusePlanting c => new PlantingsContract.RefusePlantingCall(
            Word.Hash(c.PlantingId), Word.Hash(c.DocumentHash)),
        _ => null,
    };
}
