using Carbon.Gateway.Reads;
using Carbon.Gateway.Writes;
using Carbon.Registry.Commands;
using Grpc.Core;

namespace Carbon.Gateway.Services;

internal sealed class PledgeService(WriteDesk desk, RegisterReader reader) : Wire.PledgeService.PledgeServiceBase
{
    private const string Collection = "pledges/";

    public override Task<Wire.GetPledgeResponse> GetPledge(Wire.GetPledgeRequest request, ServerCallContext context) =>
        reader.GetPledgeAsync(request, context);

    public override Task<Wire.ListPledgesResponse> ListPledges(
        Wire.ListPledgesRequest request, ServerCallContext context) => reader.ListPledgesAsync(request, context);

    public override Task<Wire.Operation> ProposePledge(Wire.ProposePledgeRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new ProposePledge(
            fields.Ticket("ticket", request.Ticket),
            fields.Code<Wire.LienKind, LienKind>("kind", request.Kind),
            fields.Member("lender", request.Lender),
            request.Amount,
            fields.SecondsOrNone("until_time", request.UntilTime),
            fields.Hash("document_hash", request.DocumentHash)));

    public override Task<Wire.Operation> AcceptPledge(Wire.AcceptPledgeRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new AcceptPledge(
            fields.Id("pledge", request.Pledge, Collection),
            request.Amount,
            fields.SecondsOrNone("until_time", request.UntilTime),
            fields.Hash("document_hash", request.DocumentHash)));

    public override Task<Wire.Operation> DeclinePledge(Wire.DeclinePledgeRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new DeclinePledge(
            fields.Id("pledge", request.Pledge, Collection),
            fields.Hash("document_hash", request.DocumentHash)));

    public override Task<Wire.Operation> WithdrawPledge(
        Wire.WithdrawPledgeRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new WithdrawPledge(
            fields.Id("pledge", request.Pledge, Collection),
            fields.Hash("document_hash", request.DocumentHash)));

    public override Task<Wire.Operation> ReleasePledge(Wire.ReleasePledgeRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new ReleasePledge(
            fields.Id("pledge", request.Pledge, Collection),
            fields.Hash("document_hash", request.DocumentHash)));
}
