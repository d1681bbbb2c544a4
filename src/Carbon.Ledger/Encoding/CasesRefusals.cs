using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Codes;
using Carbon.Registry.Refusals;

namespace Carbon.Ledger;

internal static class CasesRefusals
{
    public static Refusal? Of(IContractError? given) => given switch
    {
        CasesContract.CaseEndedError e => Refusal.Of(RefusalCode.CaseEnded,
            ("caseId", Fact.Text(e.CaseId)), ("outcome", Fact.Name<CaseOutcome>(e.Outcome))),
        CasesContract.CaseExistsError e => Refusal.Of(RefusalCode.CaseExists, ("caseId", Fact.Text(e.CaseId))),
        CasesContract.CaseInvalidError e => Refusal.Of(RefusalCode.CaseInvalid, ("field", e.Field)),
        CasesContract.CaseKindDiffersError e => Refusal.Of(RefusalCode.CaseKindDiffers,
            ("caseId", Fact.Text(e.CaseId)), ("kind", Fact.Name<Kind>(e.Kind))),
        CasesContract.CaseModeInvalidError e => Refusal.Of(RefusalCode.CaseModeInvalid,
            ("policy", Fact.Text(e.Policy)), ("mode", Fact.Name<CaseMode>(e.Mode))),
        CasesContract.CaseNotOwnedError e => Refusal.Of(RefusalCode.CaseNotOwned,
            ("caseId", Fact.Text(e.CaseId)), ("owner", Fact.Text(e.Owner)), ("caller", Fact.Text(e.Caller))),
        CasesContract.CaseOpenerInvalidError e => Refusal.Of(RefusalCode.CaseOpenerInvalid,
            ("policy", Fact.Text(e.Policy)), ("member", Fact.Text(e.Member))),
        CasesContract.CaseOrderedError e => Refusal.Of(RefusalCode.CaseOrdered, ("caseId", Fact.Text(e.CaseId))),
        CasesContract.CaseUnansweredError e => Refusal.Of(RefusalCode.CaseUnanswered,
            ("caseId", Fact.Text(e.CaseId))),
        CasesContract.CaseUnknownError e => Refusal.Of(RefusalCode.CaseUnknown, ("caseId", Fact.Text(e.CaseId))),
        CasesContract.LeniencyExistsError e => Refusal.Of(RefusalCode.LeniencyExists,
            ("caseId", Fact.Text(e.CaseId)), ("ordinal", Fact.Text(e.Ordinal))),
        CasesContract.SubscriptionExistsError e => Refusal.Of(RefusalCode.SubscriptionExists,
            ("caseId", Fact.Text(e.CaseId)), ("ordinal", Fact.Text(e.Ordinal))),
        CasesContract.SubscriptionUnknownError e => Refusal.Of(RefusalCode.SubscriptionUnknown,
            ("caseId", Fact.Text(e.CaseId)), ("ordinal", Fact.Text(e.Ordinal))),
        CasesContract.SubscriptionsFullError e => Refusal.Of(RefusalCode.SubscriptionsFull,
            ("caseId", Fact.Text(e.CaseId)), ("subscriptionsMax", Fact.Text(e.SubscriptionsMax))),
        _ => null,
    };
}
