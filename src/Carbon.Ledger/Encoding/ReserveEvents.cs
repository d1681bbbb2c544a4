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
        ReserveContract.AnnulmentConfirmedEvent e => new AnnulmentConfirmed(
            Fact.Digest(e.AnnulmentId), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        ReserveContract.AnnulmentDeclinedEvent e => new AnnulmentDeclined(
            Fact.Digest(e.AnnulmentId), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        ReserveContract.AnnulmentProposedEvent e => new AnnulmentProposed(
            Fact.Digest(e.AnnulmentId), new RegisterNumber(e.Ticket), Fact.Code<AnnulmentCause>(e.Cause),
            new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        ReserveContract.ApplicationApprovedEvent e => new ApplicationApproved(
            new RegisterNumber(e.Application), Fact.Code<Office>(e.Office), new MemberId(e.Member),
            Fact.Digest(e.ContentHash), Fact.Digest(e.DocumentHash), e.Complete),
        ReserveContract.ApplicationCorrectedEvent e => new ApplicationCorrected(
            new RegisterNumber(e.Application), ReserveFacts.Of(e.Content), Fact.Digest(e.ContentHash), e.Shortfalls,
            new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        ReserveContract.ApplicationDisqualifiedEvent e => new ApplicationDisqualified(
            new RegisterNumber(e.Application), Fact.Code<Office>(e.Office), new MemberId(e.Member),
            Fact.Digest(e.ContentHash), Fact.Digest(e.DocumentHash)),
        ReserveContract.ApplicationRejectedEvent e => new ApplicationRejected(
            new RegisterNumber(e.Application), Fact.Code<Office>(e.Office), new MemberId(e.Member),
            Fact.Digest(e.ContentHash), Fact.Digest(e.DocumentHash)),
        ReserveContract.ApplicationSubmittedEvent e => new ApplicationSubmitted(
            new RegisterNumber(e.Application), new PolicyId(e.Policy), ReserveFacts.Of(e.Content),
            Fact.Digest(e.ContentHash), e.Shortfalls, new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        ReserveContract.ApplicationWithdrawnEvent e => new ApplicationWithdrawn(
            new RegisterNumber(e.Application), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        ReserveContract.CorrectionAskedEvent e => new CorrectionAsked(
            new RegisterNumber(e.Application), Fact.Code<Office>(e.Office), new MemberId(e.Member),
            Fact.Digest(e.ContentHash), Fact.Digest(e.DocumentHash)),
        ReserveContract.ExceptionGrantedEvent e => new ExceptionGranted(
            new RegisterNumber(e.Application), Fact.Code<Office>(e.Office), e.Shortfalls, new MemberId(e.Member),
            Fact.Digest(e.ContentHash), Fact.Digest(e.DocumentHash)),
        ReserveContract.LotPooledEvent e => new LotPooled(new RegisterNumber(e.Application), e.Amount),
        ReserveContract.LotRemovedEvent e => new LotRemoved(
            new RegisterNumber(e.Application), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        ReserveContract.ReductionFiledEvent e => new ReductionFiled(
            new RegisterNumber(e.Application), Fact.Digest(e.CertificateHash), e.CertifiedAmount,
            new MemberId(e.Member), Fact.Digest(e.ContentHash)),
        ReserveContract.ReversalRecordedEvent e => new ReversalRecorded(
            new RegisterNumber(e.Application), Fact.Code<ReversalCause>(e.Cause), e.Amount, e.DeficitAmount,
            new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        _ => null,
    };
}
