using Carbon.Gateway.Answers;
using Carbon.Gateway.Reads;
using Carbon.Ledger;
using Grpc.Core;

namespace Carbon.Gateway.Services;

internal sealed class NodeService(
    IndexReading reading,
    Outbox outbox,
    ChainFollower follower,
    NodeIdentity identity,
    AnswerDesk answers) : Wire.NodeService.NodeServiceBase
{
    public override Task<Wire.NodeStatus> GetNodeStatus(
        Wire.GetNodeStatusRequest request, ServerCallContext context) =>
        answers.AnswerAsync<Wire.NodeStatus>(context, _ =>
        {
            var (writes, following) = (outbox.Status, follower.Status);
            return Task.FromResult<Result<Wire.NodeStatus>>(reading.Read((snapshot, asOf) => new Wire.NodeStatus
            {
                Member = RegisterViews.Member(snapshot, identity.Member),
                Signer = identity.Signer.ToString(),
                ChainId = identity.Deployment.ChainId,
                GenesisHash = identity.Deployment.GenesisHash.ToString(),
                AsOf = asOf,
                ChainReachable = following is { LastError: null, HaltedBecause: null },
                OutboxPending = (uint)writes.Unsettled,
                HaltedReason = writes.HaltedBecause ?? following.HaltedBecause ?? "",
                Tickets = snapshot.Counts().Tickets,
                Version = identity.Version,
                PersonsContract = identity.Deployment.Persons.ToString(),
                Complaint = following.Complaint ?? "",
                Chain = identity.Chain,
            }));
        });
}
