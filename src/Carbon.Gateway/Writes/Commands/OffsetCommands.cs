using Carbon.Registry.Commands;

namespace Carbon.Gateway.Writes.Commands;

/// <summary>Requests for offset.</summary>
internal static class OffsetCommands
{
    private const string Collection = "offsetRequests/";

    public static void Bind(CommandBindings to)
    {
        to.Add((RequestFields f, Wire.RequestOffsetRequest r) => new RequestOffset(
            f.Content(r.Content), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.GrantOffsetRequest r) => new GrantOffset(
            f.Id(Collection, r.OffsetRequest), f.Content(r.Content), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.RefuseOffsetRequest r) => new RefuseOffset(
            f.Id(Collection, r.OffsetRequest), f.Hash(r.ContentHash), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.WithdrawOffsetRequest r) => new WithdrawOffset(
            f.Id(Collection, r.OffsetRequest), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.CreditPlantingRequest r) => new CreditPlanting(
            f.Division(r.Division), f.Person(r.Beneficiary), f.Code(r.Purpose), f.Year(r.Year),
            f.Amount(r.AreaMuThousandths), f.Percent(r.SurvivalPercent), f.Text(r.Species), f.Hash(r.DocumentHash)));
    }
}
