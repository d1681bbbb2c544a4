using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Events;
using Carbon.Registry.Identities;

namespace Carbon.Ledger;

internal static class OffsetsEvents
{
    public static RegistryEvent? Of(IContractEvent? given) => given switch
    {
        OffsetsContract.OffsetGrantedEvent e => new OffsetGranted(
            Fact.Digest(e.RequestId), new RegisterNumber(e.Voucher), new RegisterNumber(e.Ticket), e.Amount,
            new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        OffsetsContract.OffsetRefusedEvent e => new OffsetRefused(
            Fact.Digest(e.RequestId), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        OffsetsContract.OffsetRequestedEvent e => new OffsetRequested(
            Fact.Digest(e.RequestId), new RegisterNumber(e.Ticket), OffsetsFacts.Of(e.Content),
            Fact.Digest(e.ContentHash), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        OffsetsContract.OffsetWithdrawnEvent e => new OffsetWithdrawn(
            Fact.Digest(e.RequestId), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        _ => null,
    };
}
