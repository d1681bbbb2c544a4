using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Commands;

namespace Carbon.Ledger;

internal static class PersonsCalls
{
    public static IContractCall? Of(RegistryCommand command) => command switch
    {
        RegisterPerson c => new PersonsContract.RegisterPersonCall(
            c.Division, Word.Code(c.Kind), Word.Hash(c.Commitment), Word.Account(c.Key), Word.Hash(c.DocumentHash)),
        SetPersonKey c => new PersonsContract.SetPersonKeyCall(
            c.Person.Value, Word.Account(c.Key), Word.Hash(c.DocumentHash)),
        ChangeIdentity c => new PersonsContract.ChangeIdentityCall(
            c.Person.Value, Word.Hash(c.Commitment), Word.Hash(c.DocumentHash)),
        SetStanding c => new PersonsContract.SetStandingCall(
            c.Person.Value, Word.Code(c.Standing), Word.Hash(c.DocumentHash)),
        RecordMandate c => new PersonsContract.RecordMandateCall(
            c.Person.Value, c.Member.Value, c.Acts, c.UntilSeconds, Word.Hash(c.DocumentHash)),
        GiveMandate c => new PersonsContract.GiveMandateCall(
            c.Person.Value, c.Member.Value, c.Acts, c.UntilSeconds, Word.Hash(c.DocumentHash), c.Signature.ToBytes()),
        WithdrawMandate c => new PersonsContract.WithdrawMandateCall(
            c.Person.Value, c.Member.Value, Word.Hash(c.DocumentHash)),
        FreezePerson c => new PersonsContract.FreezePersonCall(
            c.Person.Value, c.UntilSeconds, Word.Hash(c.DocumentHash)),
        RenewPersonFreeze c => new PersonsContract.RenewPersonFreezeCall(
            Word.Hash(c.FreezeId), c.UntilSeconds, Word.Hash(c.DocumentHash)),
        ReleasePersonFreeze c => new PersonsContract.ReleasePersonFreezeCall(
            Word.Hash(c.FreezeId), Word.Hash(c.DocumentHash)),
        LapsePersonFreeze c => new PersonsContract.LapsePersonFreezeCall(
            Word.Hash(c.FreezeId), Word.Hash(c.DocumentHash)),
        _ => null,
    };
}
