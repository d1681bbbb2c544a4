using System.Collections.Concurrent;
using Carbon.Cli.Life;
using Carbon.Cli.Nodes;
using Carbon.Ethereum;
using Grpc.Core;
using Grpc.Health.V1;
using RpcException = Grpc.Core.RpcException;
using Serving = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;
using State = Carbon.Api.V1.Operation.Types.State;

namespace Carbon.Node.Tests;

/// <summary>The spare bank's node as a process that is told to end while its callers write.</summary>
[Collection(NetworkTests.Name)]
public sealed class NodeStopTests(NetworkFixture network)
{
    private const int Callers = 6;
    private const int Accepted = 60;

    [Fact]
    public async Task A_node_that_is_told_to_end_says_so_first_and_loses_nothing_that_it_accepted()
    {
        var state = network.State.Node(NetworkFixture.Spare);
        var accepted = new ConcurrentBag<Wire.FileComplaintRequest>();
        using (var node = await StartAsync())
        {
            using var bank = MemberNode.Open(network.Layout, state);
            using var channel = NodeChannel.Member(network.Layout, state);
            using var watch = new Health.HealthClient(channel).Watch(new());
            await watch.ResponseStream.MoveNext(CancellationToken.None);
            Assert.Equal(Serving.Serving, watch.ResponseStream.Current.Status);
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var writing = Enumerable.Range(0, Callers).Select(_ => WriteAsync(bank, accepted, enough)).ToArray();
            await enough.Task;
            node.Terminate();

            // Health says so while the node still answers: the stream is alive to carry it.
            await watch.ResponseStream.MoveNext(CancellationToken.None);
            Assert.Equal(Serving.NotServing, watch.ResponseStream.Current.Status);
            var ends = await Task.WhenAll(writing);
            await node.EndedAsync();

            // A call is answered, or ends with a status that tells its caller to repeat it.
            Assert.All(ends, end => Assert.Contains(
                end, new[] { StatusCode.Unavailable, StatusCode.Cancelled, StatusCode.DeadlineExceeded }));
        }

        using (var node = await StartAsync())
        {
            using var bank = MemberNode.Open(network.Layout, state);
            foreach (var request in accepted)
            {
                request.WaitFor = Wire.WaitFor.Final;
                var done = await bank.Complaints.FileComplaintAsync(request);
                Assert.Equal((State.Mined, true, 1), (done.State, done.Final, done.Resources.Count));
            }

            Assert.True(accepted.Count >= Accepted);
            await node.StopAsync();
        }
    }

    /// <summary>Writes until the node no longer takes it; gives the status of the last call.</summary>
    private static async Task<StatusCode> WriteAsync(
        MemberNode bank, ConcurrentBag<Wire.FileComplaintRequest> accepted, TaskCompletionSource enough)
    {
        while (true)
        {
            var request = new Wire.FileComplaintRequest
            {
                RequestId = Stage.RequestId(),
                Division = 654_002,
                DocumentHash = Keccak.Hash(Guid.NewGuid().ToByteArray()).ToString(),
                WaitFor = accepted.Count % 2 == 0 ? Wire.WaitFor.Stored : Wire.WaitFor.Mined,
            };
            try
            {
                await bank.Complaints.FileComplaintAsync(request);
            }
            catch (RpcException e)
            {
                return e.StatusCode;
            }

            accepted.Add(request);
            if (accepted.Count >= Accepted)
                enough.TrySetResult();
        }
    }

    private Task<NodeProcess> StartAsync() =>
        NodeProcess.StartAsync(network.Layout.Node(NetworkFixture.Spare).Settings);
}
