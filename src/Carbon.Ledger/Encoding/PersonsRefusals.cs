using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Codes;
using Carbon.Registry.Refusals;

namespace Carbon.Ledger;

internal static class PersonsRefusals
{
    public static Refusal? Of(IContractError? given) => given switch
    {
        PersonsContract.CommitmentUsedError e => Refusal.Of(RefusalCode.CommitmentUsed,
            ("commitment", Fact.Text(e.Commitment)), ("person", Fact.Text(e.Person))),
        PersonsContract.MandateInvalidError e => Refusal.Of(RefusalCode.MandateInvalid,
            ("person", Fact.Text(e.Person))),
        PersonsContract.MandateMissingError e => Refusal.Of(RefusalCode.MandateMissing,
            ("person", Fact.Text(e.Person)), ("member", Fact.Text(e.Member)), ("act", Fact.Name<MandateAct>(e.Act))),
        PersonsContract.MandateToSelfError e => Refusal.Of(RefusalCode.MandateToSelf,
            ("member", Fact.Text(e.Member))),
        PersonsContract.PersonFreezeEndInvalidError e => Refusal.Of(RefusalCode.PersonFreezeEndInvalid,
            ("freezeId", Fact.Text(e.FreezeId)), ("untilSeconds", Fact.Text(e.UntilSeconds)),
            ("nowSeconds", Fact.Text(e.NowSeconds))),
        PersonsContract.PersonFreezeEndedError e => Refusal.Of(RefusalCode.PersonFreezeEnded,
            ("freezeId", Fact.Text(e.FreezeId))),
        PersonsContract.PersonFreezeExistsError e => Refusal.Of(RefusalCode.PersonFreezeExists,
            ("freezeId", Fact.Text(e.FreezeId))),
        PersonsContract.PersonFreezeForeignError e => Refusal.Of(RefusalCode.PersonFreezeForeign,
            ("freezeId", Fact.Text(e.FreezeId)), ("person", Fact.Text(e.Person))),
        PersonsContract.PersonFreezeNotOwnedError e => Refusal.Of(RefusalCode.PersonFreezeNotOwned,
            ("freezeId", Fact.Text(e.FreezeId)), ("court", Fact.Text(e.Court)), ("caller", Fact.Text(e.Caller))),
        PersonsContract.PersonFreezeUnknownError e => Refusal.Of(RefusalCode.PersonFreezeUnknown,
            ("freezeId", Fact.Text(e.FreezeId))),
        PersonsContract.PersonFreezesFullError e => Refusal.Of(RefusalCode.PersonFreezesFull,
            ("person", Fact.Text(e.Person)), ("freezesMax", Fact.Text(e.FreezesMax))),
        PersonsContract.PersonInvalidError e => Refusal.Of(RefusalCode.PersonInvalid, ("field", e.Field)),
        PersonsContract.PersonIsFrozenError e => Refusal.Of(RefusalCode.PersonIsFrozen,
            ("person", Fact.Text(e.Person)), ("freezes", Fact.Text(e.Freezes))),
        PersonsContract.PersonNotActiveError e => Refusal.Of(RefusalCode.PersonNotActive,
            ("person", Fact.Text(e.Person)), ("standing", Fact.Name<PersonStanding>(e.Standing))),
        PersonsContract.PersonUnknownError e => Refusal.Of(RefusalCode.PersonUnknown,
            ("person", Fact.Text(e.Person))),
        PersonsContract.StandingSameError e => Refusal.Of(RefusalCode.StandingSame,
            ("person", Fact.Text(e.Person)), ("standing", Fact.Name<PersonStanding>(e.Standing))),
        _ => null,
    };
}
