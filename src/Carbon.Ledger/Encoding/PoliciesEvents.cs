using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Events;
using Carbon.Registry.Identities;

namespace Carbon.Ledger;

internal static class PoliciesEvents
{
    public static RegistryEvent? Of(IContractEvent? given) => given switch
    {
        PoliciesContract.CalendarPublishedEvent e => new CalendarPublished(
            e.Year, e.WorkingDays, Fact.Digest(e.DocumentHash)),
        PoliciesContract.PolicyPublishedEvent e => new PolicyPublished(
            new PolicyId(e.Policy), e.Division, PoliciesFacts.Of(e.Terms)),
        _ => null,
    };
}
