using Carbon.Registry.Commands;

namespace Carbon.Gateway.Writes.Commands;

/// <summary>The court's freezes and rulings.</summary>
internal static class RulingCommands
{
    private const string PersonFreezes = "personFreezes/";

    public static void Bind(CommandBindings to)
    {
        to.Add((RequestFields f, Wire.FreezeTicketRequest r) => new FreezeTicket(
            f.Ticket(r.Ticket), f.Amount(r.Amount), f.Seconds(r.UntilTime), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.FreezeRootTicketRequest r) => new FreezeRootTicket(
            f.Ticket(r.Ticket), f.Seconds(r.UntilTime), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.TransferByRulingRequest r) => new TransferByRuling(
            f.Ticket(r.Ticket), f.Person(r.ToPerson), f.Amount(r.Amount), f.Passage(r.Passage),
            f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.EnforcePledgeRequest r) => new EnforcePledge(
            f.Id("liens/", r.Lien), f.Person(r.ToPerson), f.Passage(r.Passage), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.FreezePersonRequest r) => new FreezePerson(
            f.Person(r.Person), f.Seconds(r.UntilTime), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.RenewPersonFreezeRequest r) => new RenewPersonFreeze(
            f.Id(PersonFreezes, r.PersonFreeze), f.Seconds(r.UntilTime), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.ReleasePersonFreezeRequest r) => new ReleasePersonFreeze(
            f.Id(PersonFreezes, r.PersonFreeze), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.LapsePersonFreezeRequest r) => new LapsePersonFreeze(
            f.Id(PersonFreezes, r.PersonFreeze), f.Hash(r.DocumentHash)));
    }
}
