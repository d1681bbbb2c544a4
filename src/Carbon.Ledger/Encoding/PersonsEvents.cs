using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Codes;
using Carbon.Registry.Events;
using Carbon.Registry.Identities;

namespace Carbon.Ledger;

internal static class PersonsEvents
{
    public static RegistryEvent? Of(IContractEvent? given) => given switch
    {
        PersonsContract.MandateGivenEvent e => new MandateGiven(
            new PersonId(e.Person), new MemberId(e.Member), e.Acts, e.UntilSeconds, Fact.Digest(e.DocumentHash),
            new MemberId(e.RecordedBy)),
        PersonsContract.MandateWithdrawnEvent e => new MandateWithdrawn(
            new PersonId(e.Person), new MemberId(e.Member), new MemberId(e.RecordedBy), Fact.Digest(e.DocumentHash)),
        PersonsContract.PersonKeySetEvent e => new PersonKeySet(
            new PersonId(e.Person), Fact.Account(e.Key), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        PersonsContract.PersonRegisteredEvent e => new PersonRegistered(
            new PersonId(e.Person), e.Division, Fact.Code<PersonKind>(e.Kind), Fact.Digest(e.Commitment),
            Fact.Account(e.Key), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        _ => null,
    };
}
