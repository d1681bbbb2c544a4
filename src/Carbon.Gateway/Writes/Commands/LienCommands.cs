using Carbon.Registry.Commands;

namespace Carbon.Gateway.Writes.Commands;

/// <summary>Ends of liens, by whom they belong to.</summary>
internal static class LienCommands
{
    private const string Collection = "liens/";

    public static void Bind(CommandBindings to)
    {
        to.Add((RequestFields f, Wire.RenewLienRequest r) => new RenewLien(
            f.Id(Collection, r.Lien), f.Seconds(r.UntilTime), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.ReleaseLiensRequest r) => new ReleaseLiens(
            f.Ids(Collection, r.Liens, 1, Bounds.ReleasesMax), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.LapseFreezeRequest r) => new LapseFreeze(
            f.Id(Collection, r.Lien), f.Hash(r.DocumentHash)));
    }
}
