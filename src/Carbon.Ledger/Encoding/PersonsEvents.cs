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
        PersonsContract.PersonFreezeLapsedEvent e => new PersonFreezeLapsed(
            Fact.Digest(e.FreezeId), new PersonId(e.Person), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        PersonsContract.PersonFreezeReleasedEvent e => new PersonFreezeReleased(
            Fact.Digest(e.FreezeId), new PersonId(e.Person), new MemberId(e.Court), Fact.Digest(e.DocumentHash)),
        PersonsContract.PersonFreezeRenewedEvent e => new PersonFreezeRenewed(
            Fact.Digest(e.FreezeId), new PersonId(e.Person), new MemberId(e.Court), e.UntilSeconds,
            Fact.Digest(e.DocumentHash)),
        PersonsContract.PersonFrozenEvent e => new PersonFrozen(
            Fact.Digest(e.FreezeId), new PersonId(e.Person), new MemberId(e.Court), e.UntilSeconds,
            Fact.Digest(e.DocumentHash)),
        PersonsContract.PersonIdentityChangedEvent e => new PersonIdentityChanged(
            new PersonId(e.Person), Fact.Digest(e.Commitment), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        PersonsContract.PersonKeySetEvent e => new PersonKeySet(
            new PersonId(e.Person), Fact.Account(e.Key), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        PersonsContract.PersonRegisteredEvent e => new PersonRegistered(
            new PersonId(e.Person), e.Division, Fact.Code<PersonKind>(e.Kind), Fact.Digest(e.Commitment),
            Fact.Account(e.Key), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        PersonsContract.PersonStandingSetEvent e => new PersonStandingSet(
            new PersonId(e.Person), Fact.Code<PersonStanding>(e.Standing), new MemberId(e.Member),
            Fact.Digest(e.DocumentHash)),
        _ => null,
    };
}
