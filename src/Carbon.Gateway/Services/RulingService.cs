using Carbon.Gateway.Writes;
using Carbon.Registry.Commands;
using Grpc.Core;

namespace Carbon.Gateway.Services;

internal sealed class RulingService(WriteDesk desk) : Wire.RulingService.RulingServiceBase
{
    public override Task<Wire.Operation> FreezeTicket(Wire.FreezeTicketRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new FreezeTicket(
            fields.Ticket("ticket", request.Ticket),
            request.Amount,
            fields.SecondsOrNone("until_time", request.UntilTime),
            fields.Hash("document_hash", request.DocumentHash)));

    public override Task<Wire.Operation> FreezeRootTicket(
        Wire.FreezeRootTicketRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new FreezeRootTicket(
            fields.Ticket("ticket", request.Ticket),
            fields.SecondsOrNone("until_time", request.UntilTime),
            fields.Hash("document_hash", request.DocumentHash)));

    public override Task<Wire.Operation> ReleaseFreeze(Wire.ReleaseFreezeRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new ReleaseFreeze(
            fields.Id("freeze", request.Freeze, "freezes/"),
            fields.Hash("document_hash", request.DocumentHash)));
}
