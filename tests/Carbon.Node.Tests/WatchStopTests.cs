using System.Diagnostics;
using System.Globalization;
using Carbon.Cli.Life;
using Carbon.Cli.Nodes;
using Carbon.Ethereum;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using Message = Carbon.Api.V1.WatchEventsResponse.MessageOneofCase;
using RpcException = Grpc.Core.RpcException;

namespace Carbon.Node.Tests;

/// <summary>The spare bank's node as a process that ends while somebody reads its stream.</summary>
[Collection(NetworkTests.Name)]
public sealed class WatchStopTests(NetworkFixture network)
{
    private const int Writes = 30;

    // S3
    [Fact]
    public async Task A_reader_misses_nothing_of_a_node_that_is_killed_and_started_again()
    {
        var state = network.State.Node(NetworkFixture.Spare);
        var told = new List<Wire.WatchEventsResponse>();
        using (var node = await StartAsync())
        {
            using var channel = NodeChannel.Member(network.Layout, state);
            using var call = new Wire.WatchService.WatchServiceClient(channel).WatchEvents(new());
            var writing = ComplainAsync();
            while (told.Count < Writes)
            {
                Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
                told.Add(call.ResponseStream.Current);
            }

            node.Kill();
            await Assert.ThrowsAsync<RpcException>(async () =>
            {
                while (await call.ResponseStream.MoveNext(CancellationToken.None))
                    told.Add(call.ResponseStream.Current);
            });
            await writing;
            await node.WaitForExitAsync();
        }

        using (var node = await StartAsync())
        {
            using var channel = NodeChannel.Member(network.Layout, state);
            var rest = await Watched.UntilHeartbeatAsync(channel, new() { ResumeToken = told[^1].ResumeToken });
            Assert.Equal(
                await Watched.OnChainAsync(network), Watched.Ids(told.Concat(rest)));
            await EndAsync(node, channel, rest[^1].ResumeToken);
        }
    }

    /// <summary>A node that is told to end ends its streams with the place to go on from.</summary>
    private static async Task EndAsync(Process node, GrpcChannel channel, string token)
    {
        using var call = new Wire.WatchService.WatchServiceClient(channel)
            .WatchEvents(new() { ResumeToken = token });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(Message.Heartbeat, call.ResponseStream.Current.MessageCase);
        using (var kill = Process.Start("kill", ["-TERM", node.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        var last = call.ResponseStream.Current.ResumeToken;
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
                last = call.ResponseStream.Current.ResumeToken;
        });
        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        var info = Carbon.Grpc.RichStatus.Detail<ErrorInfo>(error);
        Assert.Equal(("NODE_STOPS", last), (info?.Reason, info?.Metadata["resume_token"]));
        await node.WaitForExitAsync();
        Assert.Equal(0, node.ExitCode);
    }

    private async Task ComplainAsync()
    {
        for (var i = 0; i < Writes; i++)
        {
            await network.OtherBank.Complaints.FileComplaintAsync(new()
            {
                RequestId = Stage.RequestId(),
                Division = 654_002,
                DocumentHash = Keccak.Hash(Guid.NewGuid().ToByteArray()).ToString(),
                WaitFor = Wire.WaitFor.Mined,
            });
        }
    }

    private async Task<Process> StartAsync()
    {
        var node = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "Carbon.Gateway.dll"),
                "--settings", network.Layout.Node(NetworkFixture.Spare).Settings, "--stop-on-stdin-end",
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        node.ErrorDataReceived += (_, _) => { };
        node.BeginErrorReadLine();
        Assert.StartsWith("READY {", await node.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
        return node;
    }
}
