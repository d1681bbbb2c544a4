using Carbon.Registry.Commands;

namespace Carbon.Gateway.Writes.Commands;

/// <summary>Planting agreements.</summary>
internal static class PlantingCommands
{
    private const string Collection = "plantings/";

    public static void Bind(CommandBindings to)
    {
        to.Add((RequestFields f, Wire.AgreePlantingRequest r) => new AgreePlanting(
            f.Division(r.Division), f.Person(r.Planter), f.Amount(r.AreaMuThousandths), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.ReportPlantingRequest r) => new ReportPlanting(
            f.Id(Collection, r.Planting), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.AcceptPlantingRequest r) => new AcceptPlanting(
            f.Id(Collection, r.Planting), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.RefusePlantingRequest r) => new RefusePlanting(
            f.Id(Collection, r.Planting), f.Hash(r.DocumentHash)));
    }
}
