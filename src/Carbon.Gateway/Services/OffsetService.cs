using Carbon.Gateway.Reads;
using Carbon.Gateway.Writes;
using Carbon.Registry.Commands;
using Grpc.Core;

namespace Carbon.Gateway.Services;

internal sealed class OffsetService(WriteDesk desk, RegisterReader reader) : Wire.OffsetService.OffsetServiceBase
{
    private const string Collection = "offsetRequests/";

    public override Task<Wire.GetOffsetRequestResponse> GetOffsetRequest(
        Wire.GetOffsetRequestRequest request, ServerCallContext context) =>
        reader.GetOffsetRequestAsync(request, context);

    public override Task<Wire.Operation> RequestOffset(Wire.RequestOffsetRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new RequestOffset(
            fields.Content("content", request.Content),
            fields.Hash("document_hash", request.DocumentHash)));

    public override Task<Wire.Operation> GrantOffset(Wire.GrantOffsetRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new GrantOffset(
            fields.Id("offset_request", request.OffsetRequest, Collection),
            fields.Hash("content_hash", request.ContentHash),
            fields.Hash("document_hash", request.DocumentHash)));

    public override Task<Wire.Operation> RefuseOffset(Wire.RefuseOffsetRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new RefuseOffset(
            fields.Id("offset_request", request.OffsetRequest, Collection),
            fields.Hash("content_hash", request.ContentHash),
            fields.Hash("document_hash", request.DocumentHash)));

    public override Task<Wire.Operation> WithdrawOffset(
        Wire.WithdrawOffsetRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new WithdrawOffset(
            fields.Id("offset_request", request.OffsetRequest, Collection),
            fields.Hash("document_hash", request.DocumentHash)));
}
