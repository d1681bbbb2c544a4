using Carbon.Registry.Commands;

namespace Carbon.Gateway.Writes.Commands;

/// <summary>Persons and their mandates.</summary>
internal static class PersonCommands
{
    public static void Bind(CommandBindings to)
    {
        to.Add((RequestFields f, Wire.RegisterPersonRequest r) => new RegisterPerson(
            f.Division(r.Division), f.Code(r.Kind), f.Hash(r.Commitment), f.AccountOrNone(r.Key),
            f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.SetPersonKeyRequest r) => new SetPersonKey(
            f.Person(r.Person), f.AccountOrNone(r.Key), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.ChangeIdentityRequest r) => new ChangeIdentity(
            f.Person(r.Person), f.Hash(r.Commitment), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.SetStandingRequest r) => new SetStanding(
            f.Person(r.Person), f.Code(r.Standing), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.RecordMandateRequest r) => new RecordMandate(
            f.Person(r.Person), f.Member(r.Member), f.Set(r.Acts), f.Seconds(r.UntilTime), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.GiveMandateRequest r) => new GiveMandate(
            f.Person(r.Person), f.Member(r.Member), f.Set(r.Acts), f.Seconds(r.UntilTime), f.Hash(r.DocumentHash),
            f.Signature(r.Signature)));
        to.Add((RequestFields f, Wire.WithdrawMandateRequest r) => new WithdrawMandate(
            f.Person(r.Person), f.Member(r.Member), f.Hash(r.DocumentHash)));
    }
}
