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
        TicketsContract.ChangeRegisteredEvent e => new ChangeRegistered(
            new RegisterNumber(e.Ticket), Fact.Code<ChangeKind>(e.Kind), new MemberId(e.Member),
            Fact.Digest(e.DocumentHash)),
        TicketsContract.LienEnforcedEvent e => new LienEnforced(
            Fact.Digest(e.LienId), new RegisterNumber(e.Ticket), new RegisterNumber(e.Child), new PersonId(e.To),
            e.Amount, new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        TicketsContract.LienLapsedEvent e => new LienLapsed(
            Fact.Digest(e.LienId), new RegisterNumber(e.Ticket), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        TicketsContract.LienPlacedEvent e => new LienPlaced(
            Fact.Digest(e.LienId), new RegisterNumber(e.Ticket), Fact.Code<LienKind>(e.Kind), new MemberId(e.Owner),
            e.Amount, e.UntilSeconds, e.Rank, Fact.Digest(e.DocumentHash)),
        TicketsContract.LienReleasedEvent e => new LienReleased(
            Fact.Digest(e.LienId), new RegisterNumber(e.Ticket), new MemberId(e.Owner), Fact.Digest(e.DocumentHash)),
        TicketsContract.LienRenewedEvent e => new LienRenewed(
            Fact.Digest(e.LienId), new RegisterNumber(e.Ticket), new MemberId(e.Owner), e.UntilSeconds,
            Fact.Digest(e.DocumentHash)),
        TicketsContract.LossReportedEvent e => new LossReported(
            new RegisterNumber(e.Ticket), Fact.Code<LossCause>(e.Cause), e.UntilSeconds, new MemberId(e.Member),
            Fact.Digest(e.DocumentHash)),
        TicketsContract.LossWithdrawnEvent e => new LossWithdrawn(
            new RegisterNumber(e.Ticket), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        TicketsContract.OwnershipChangedEvent e => new OwnershipChanged(
            new RegisterNumber(e.Ticket), Fact.Code<Ownership>(e.Ownership), [.. e.Owners.Select(TicketsFacts.Of)],
            new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        TicketsContract.PartTransferredEvent e => new PartTransferred(
            new RegisterNumber(e.Ticket), new RegisterNumber(e.Child), new PersonId(e.To), e.Amount,
            Fact.Code<TransferCause>(e.Cause), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        TicketsContract.ShareTransferredEvent e => new ShareTransferred(
            new RegisterNumber(e.Ticket), new PersonId(e.From), new PersonId(e.To), e.Parts,
            Fact.Code<TransferCause>(e.Cause), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        TicketsContract.TendingDutyPassedEvent e => new TendingDutyPassed(new RegisterNumber(e.Ticket)),
        TicketsContract.TicketAnnulledEvent e => new TicketAnnulled(
            new RegisterNumber(e.Ticket), e.Amount, Fact.Code<AnnulmentCause>(e.Cause), new MemberId(e.Member),
            Fact.Digest(e.DocumentHash)),
        TicketsContract.TicketCancelledEvent e => new TicketCancelled(
            new RegisterNumber(e.Ticket), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        TicketsContract.TicketIssuedEvent e => new TicketIssued(
            new RegisterNumber(e.Ticket), new RegisterNumber(e.Lot), new PolicyId(e.Policy), e.Amount,
            Fact.Code<Ownership>(e.Ownership), [.. e.Owners.Select(TicketsFacts.Of)], new MemberId(e.Member),
            Fact.Digest(e.DocumentHash)),
        TicketsContract.TicketReissuedEvent e => new TicketReissued(
            new RegisterNumber(e.Ticket), e.PrintVersion, new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        TicketsContract.TicketSplitEvent e => new TicketSplit(
            new RegisterNumber(e.Ticket), [.. e.Children.Select(one => new RegisterNumber(one))], e.Amounts,
            new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        TicketsContract.TicketTransferredEvent e => new TicketTransferred(
            new RegisterNumber(e.Ticket), Fact.Code<Ownership>(e.Ownership), [.. e.Owners.Select(TicketsFacts.Of)],
            Fact.Code<TransferCause>(e.Cause), new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        TicketsContract.TicketsMergedEvent e => new TicketsMerged(
            new RegisterNumber(e.Merged), [.. e.Tickets.Select(one => new RegisterNumber(one))], e.Amount,
            new MemberId(e.Member), Fact.Digest(e.DocumentHash)),
        _ => null,
    };
}
