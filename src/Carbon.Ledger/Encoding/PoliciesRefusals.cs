using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Codes;
using Carbon.Registry.Refusals;

namespace Carbon.Ledger;

internal static class PoliciesRefusals
{
    public static Refusal? Of(IContractError? given) => given switch
    {
        PoliciesContract.CalendarInvalidError e => Refusal.Of(RefusalCode.CalendarInvalid,
            ("year", Fact.Text(e.Year))),
        PoliciesContract.IssuanceOffError e => Refusal.Of(RefusalCode.IssuanceOff, ("policy", Fact.Text(e.Policy))),
        PoliciesContract.PolicyDocumentUsedError e => Refusal.Of(RefusalCode.PolicyDocumentUsed,
            ("documentHash", Fact.Text(e.DocumentHash)), ("policy", Fact.Text(e.Policy))),
        PoliciesContract.PolicyInvalidError e => Refusal.Of(RefusalCode.PolicyInvalid,
            ("division", Fact.Text(e.Division)), ("kind", Fact.Name<Kind>(e.Kind))),
        PoliciesContract.PolicyNotInForceError e => Refusal.Of(RefusalCode.PolicyNotInForce,
            ("division", Fact.Text(e.Division)), ("kind", Fact.Name<Kind>(e.Kind)),
            ("nowSeconds", Fact.Text(e.NowSeconds))),
        PoliciesContract.PolicyUnknownError e => Refusal.Of(RefusalCode.PolicyUnknown,
            ("policy", Fact.Text(e.Policy))),
        _ => null,
    };
}
