using Carbon.Gateway.Reads;
using Grpc.Core;

namespace Carbon.Gateway.Services;

internal sealed class TicketQueryService(RegisterReader reader, RegisterLists lists)
    : Wire.TicketQueryService.TicketQueryServiceBase
{
    public override Task<Wire.GetTicketResponse> GetTicket(Wire.GetTicketRequest request, ServerCallContext context) =>
        reader.GetTicketAsync(request, context);

    public override Task<Wire.ListTicketsResponse> ListTickets(
        Wire.ListTicketsRequest request, ServerCallContext context) => lists.ListTicketsAsync(request, context);

    public override Task<Wire.ListTicketEventsResponse> ListTicketEvents(
        Wire.ListTicketEventsRequest request, ServerCallContext context) =>
        lists.ListTicketEventsAsync(request, context);

    public override Task<Wire.GetVoucherResponse> GetVoucher(
        Wire.GetVoucherRequest request, ServerCallContext context) => reader.GetVoucherAsync(request, context);

    public override Task<Wire.GetCaseResponse> GetCase(Wire.GetCaseRequest request, ServerCallContext context) =>
        reader.GetCaseAsync(request, context);
}
