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
        RecordMandate c => new PersonsContract.RecordMandateCall(
            c.Person.Value, c.Member.Value, c.Acts, c.UntilSeconds, Word.Hash(c.DocumentHash)),
        GiveMandate c => new PersonsContract.GiveMandateCall(
            c.Person.Value, c.Member.Value, c.Acts, c.UntilSeconds, Word.Hash(c.DocumentHash), c.Signature.ToBytes()),
        WithdrawMandate c => new PersonsContract.WithdrawMandateCall(
            c.Person.Value, c.Member.Value, Word.Hash(c.DocumentHash)),
        _ => null,
    };
}
