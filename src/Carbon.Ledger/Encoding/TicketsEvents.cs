using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Codes;
using Carbon.Registry.Events;
using Carbon.Registry.Identities;

namespace Carbon.Ledger;

internal static class TicketsEvents
{
    public static RegistryEvent? Of(IContractEvent? given) => given switch
    {
        TicketsContract.AmountOffsetEvent e => new AmountOffset(
            new RegisterNumber(e.Ticket), new RegisterNumber(e.Voucher), e.Amount, new MemberId(e.Member)),
        TicketsContract.LienPlacedEvent e => new LienPlaced(
            Fact.Digest(e.LienId), new RegisterNumber(e.Ticket), Fact.Code<LienKind>(e.Kind), new MemberId(e.Owner),
            e.Amount, e.UntilSeconds, e.Rank, Fact.Digest(e.DocumentHash)),
        TicketsContract.LienReleasedEvent e => new LienReleased(
            Fact.Digest(e.LienId), new RegisterNumber(e.Ticket), new MemberId(e.Owner), Fact.Digest(e.DocumentHash)),
        TicketsContract.PartTransferredEvent e => new PartTransferred(
            new RegisterNumber(e.Ticket), new RegisterNumber(e.Child), new PersonId(e.To), e.Amount,
            Fact.Code<TransferCause>(e.Cause), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        TicketsContract.TicketCancelledEvent e => new TicketCancelled(
            new RegisterNumber(e.Ticket), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        TicketsContract.TicketIssuedEvent e => new TicketIssued(
            new RegisterNumber(e.Ticket), new RegisterNumber(e.Lot), new PolicyId(e.Policy), e.Amount,
            Fact.Code<Ownership>(e.Ownership), TicketsFacts.Of(e.Owners), new MemberId(e.Member),
            Fact.Digest(e.DocumentHash)),
        TicketsContract.TicketTransferredEvent e => new TicketTransferred(
            new RegisterNumber(e.Ticket), new PersonId(e.To), Fact.Code<TransferCause>(e.Cause),
            new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        _ => null,
    };
}
