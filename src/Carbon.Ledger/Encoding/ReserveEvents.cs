using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Codes;
using Carbon.Registry.Events;
using Carbon.Registry.Identities;

namespace Carbon.Ledger;

internal static class ReserveEvents
{
    public static RegistryEvent? Of(IContractEvent? given) => given switch
    {
        ReserveContract.ApplicationApprovedEvent e => new ApplicationApproved(
            new RegisterNumber(e.Application), Fact.Code<Office>(e.Office), new MemberId(e.Member),
            Fact.Digest(e.ContentHash), Fact.Digest(e.DocumentHash), e.Complete),
        ReserveContract.ApplicationCorrectedEvent e => new ApplicationCorrected(
            new RegisterNumber(e.Application), ReserveFacts.Of(e.Content), Fact.Digest(e.ContentHash),
            new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        ReserveContract.ApplicationRejectedEvent e => new ApplicationRejected(
            new RegisterNumber(e.Application), Fact.Code<Office>(e.Office), new MemberId(e.Member),
            Fact.Digest(e.ContentHash), Fact.Digest(e.DocumentHash)),
        ReserveContract.ApplicationSubmittedEvent e => new ApplicationSubmitted(
            new RegisterNumber(e.Application), new PolicyId(e.Policy), ReserveFacts.Of(e.Content),
            Fact.Digest(e.ContentHash), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        ReserveContract.ApplicationWithdrawnEvent e => new ApplicationWithdrawn(
            new RegisterNumber(e.Application), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        ReserveContract.ReductionFiledEvent e => new ReductionFiled(
            new RegisterNumber(e.Application), Fact.Digest(e.CertificateHash), e.CertifiedAmount,
            new MemberId(e.Member), Fact.Digest(e.ContentHash)),
        _ => null,
    };
}
