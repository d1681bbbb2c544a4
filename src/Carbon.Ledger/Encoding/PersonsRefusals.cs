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
        PersonsContract.PersonInvalidError => Refusal.Of(RefusalCode.PersonInvalid),
        PersonsContract.PersonUnknownError e => Refusal.Of(RefusalCode.PersonUnknown,
            ("person", Fact.Text(e.Person))),
        _ => null,
    };
}
