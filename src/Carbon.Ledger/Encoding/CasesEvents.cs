using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Codes;
using Carbon.Registry.Events;
using Carbon.Registry.Identities;

namespace Carbon.Ledger;

internal static class CasesEvents
{
    public static RegistryEvent? Of(IContractEvent? given) => given switch
    {
        CasesContract.CaseAnsweredEvent e => new CaseAnswered(
            Fact.Digest(e.CaseId), new RegisterNumber(e.Voucher), e.Amount, e.FulfilledAmount),
        CasesContract.CaseAssessedEvent e => new CaseAssessed(
            Fact.Digest(e.CaseId), new PersonId(e.Liable), e.AssessedValueFen, e.AssessedAmount,
            new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        CasesContract.CaseClosedEvent e => new CaseClosed(
            Fact.Digest(e.CaseId), Fact.Code<CaseOutcome>(e.Outcome), new MemberId(e.Member),
            Fact.Digest(e.DocumentHash)),
        CasesContract.CaseOpenedEvent e => new CaseOpened(
            Fact.Digest(e.CaseId), new PolicyId(e.Policy), CasesFacts.Of(e.Content), new MemberId(e.Member),
            Fact.Digest(e.DocumentHash)),
        CasesContract.CasePublicationSetEvent e => new CasePublicationSet(
            Fact.Digest(e.CaseId), e.Published, new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        CasesContract.CaseSubscribedEvent e => new CaseSubscribed(
            Fact.Digest(e.CaseId), e.Ordinal, CasesFacts.Of(e.Subscription), new MemberId(e.Member),
            Fact.Digest(e.DocumentHash)),
        CasesContract.LeniencyRecordedEvent e => new LeniencyRecorded(
            Fact.Digest(e.CaseId), e.Ordinal, e.SubscribedAtSeconds, new MemberId(e.Member),
            Fact.Digest(e.DocumentHash)),
        _ => null,
    };
}
