using Carbon.Gateway.Writes;
using Carbon.Registry.Commands;
using Grpc.Core;

namespace Carbon.Gateway.Services;

internal sealed class TicketService(WriteDesk desk) : Wire.TicketService.TicketServiceBase
{
    public override Task<Wire.Operation> IssueTicket(Wire.IssueTicketRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new IssueTicket(
            fields.Application("application", request.Application),
            fields.Small("ordinal", request.Ordinal, min: 1),
            request.Amount,
            fields.Hash("document_hash", request.DocumentHash)));

    public override Task<Wire.Operation> TransferPart(Wire.TransferPartRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new TransferPart(
            fields.Ticket("ticket", request.Ticket),
            fields.Person("to_person", request.ToPerson),
            request.Amount,
            fields.Code<Wire.TransferCause, TransferCause>("cause", request.Cause),
            fields.Hash("document_hash", request.DocumentHash)));

    public override Task<Wire.Operation> TransferTicket(
        Wire.TransferTicketRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new TransferTicket(
            fields.Ticket("ticket", request.Ticket),
            fields.Person("to_person", request.ToPerson),
            fields.Code<Wire.TransferCause, TransferCause>("cause", request.Cause),
            fields.Hash("document_hash", request.DocumentHash)));

    public override Task<Wire.Operation> CancelTicket(Wire.CancelTicketRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new CancelTicket(
            fields.Ticket("ticket", request.Ticket),
            fields.Hash("document_hash", request.DocumentHash)));
}
