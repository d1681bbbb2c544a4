using Carbon.Registry.Commands;

namespace Carbon.Gateway.Writes.Commands;

/// <summary>Issue, transfers, changes and ends of tickets.</summary>
internal static class TicketCommands
{
    private const string Annulments = "annulments/";

    public static void Bind(CommandBindings to)
    {
        to.Add((RequestFields f, Wire.IssueTicketRequest r) => new IssueTicket(
            f.Application(r.Application), f.Ordinal(r.Ordinal), f.Amount(r.Amount), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.TransferPartRequest r) => new TransferPart(
            f.Ticket(r.Ticket), f.Person(r.ToPerson), f.Amount(r.Amount), f.Code(r.Cause), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.TransferTicketRequest r) => new TransferTicket(
            f.Ticket(r.Ticket), f.Shares(r.Owners, 1), r.Joint, f.Code(r.Cause), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.TransferShareRequest r) => new TransferShare(
            f.Ticket(r.Ticket), f.Person(r.FromPerson), f.Person(r.ToPerson), f.Parts(r.Parts), f.Code(r.Cause),
            f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.SplitTicketRequest r) => new SplitTicket(
            f.Ticket(r.Ticket), f.Each(r.Amounts, 2, Bounds.SplitMax, (one, amount) => one.Amount(amount)),
            f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.MergeTicketsRequest r) => new MergeTickets(
            f.Each(r.Tickets, 2, Bounds.MergeMax, (one, ticket) => one.Ticket(ticket)), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.ChangeOwnershipRequest r) => new ChangeOwnership(
            f.Ticket(r.Ticket), f.Shares(r.Owners, 2), r.Joint, f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.RegisterChangeRequest r) => new RegisterChange(
            f.Ticket(r.Ticket), f.Code(r.Kind), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.ReportLossRequest r) => new ReportLoss(
            f.Ticket(r.Ticket), f.Code(r.Cause), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.WithdrawLossRequest r) => new WithdrawLoss(
            f.Ticket(r.Ticket), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.ReissueTicketRequest r) => new ReissueTicket(
            f.Ticket(r.Ticket), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.CancelTicketRequest r) => new CancelTicket(
            f.Ticket(r.Ticket), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.ProposeAnnulmentRequest r) => new ProposeAnnulment(
            f.Ticket(r.Ticket), f.Code(r.Cause), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.ConfirmAnnulmentRequest r) => new ConfirmAnnulment(
            f.Id(Annulments, r.Annulment), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.DeclineAnnulmentRequest r) => new DeclineAnnulment(
            f.Id(Annulments, r.Annulment), f.Hash(r.DocumentHash)));
    }
}
