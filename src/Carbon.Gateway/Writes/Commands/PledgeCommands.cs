using Carbon.Registry.Commands;

namespace Carbon.Gateway.Writes.Commands;

/// <summary>Pledges before they are liens, and what stands behind them.</summary>
internal static class PledgeCommands
{
    private const string Collection = "pledges/";

    public static void Bind(CommandBindings to)
    {
        to.Add((RequestFields f, Wire.ProposePledgeRequest r) => new ProposePledge(f.Content(r.Content)));
        to.Add((RequestFields f, Wire.AcceptPledgeRequest r) => new AcceptPledge(f.Content(r.Content)));
        to.Add((RequestFields f, Wire.DeclinePledgeRequest r) => new DeclinePledge(
            f.Id(Collection, r.Pledge), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.WithdrawPledgeRequest r) => new WithdrawPledge(
            f.Id(Collection, r.Pledge), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.AttachCoverRequest r) => new AttachCover(
            f.Id(Collection, r.Pledge), f.Code(r.Cover), f.SecondsOrNone(r.UntilTime), f.Hash(r.DocumentHash)));
    }
}
