using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Codes;
using Carbon.Registry.Events;
using Carbon.Registry.Identities;

namespace Carbon.Ledger;

internal static class ComplaintsEvents
{
    public static RegistryEvent? Of(IContractEvent? given) => given switch
    {
        ComplaintsContract.ComplaintAnsweredEvent e => new ComplaintAnswered(
            Fact.Digest(e.ComplaintId), Fact.Code<ComplaintStatus>(e.Status), new MemberId(e.Member),
            Fact.Digest(e.DocumentHash)),
        ComplaintsContract.ComplaintFiledEvent e => new ComplaintFiled(
            Fact.Digest(e.ComplaintId), e.Division, new RegisterNumber(e.Subject), new MemberId(e.Member),
            Fact.Digest(e.DocumentHash)),
        _ => null,
    };
}
