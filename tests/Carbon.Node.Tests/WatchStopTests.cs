using System.Text.Json.Nodes;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Commands;
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

            await node.KillAsync();
            await Assert.ThrowsAsync<RpcException>(async () =>
            {
                while (await call.ResponseStream.MoveNext(CancellationToken.None))
                    told.Add(call.ResponseStream.Current);
            });
            await writing;
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

    // S3, by the command line, which goes on by itself.
    [Fact]
    public async Task The_command_line_goes_on_by_itself_over_a_restart_of_its_node()
    {
        using var stop = new CancellationTokenSource();
        using var said = new SharedText();
        using var complained = new SharedText();
        using (var node = await StartAsync())
        {
            var running = WatchAsync(said, complained, stop.Token);
            await Until.TrueAsync(() => Task.FromResult(said.Says("\"heartbeat\"")), "the command line is at the tip");
            await node.KillAsync();
            var missed = await SpareNode.ComplainAsync(network.OtherBank);
            await Until.TrueAsync(() => Task.FromResult(complained.Says("Going on …")), "it says that it goes on");
            Assert.False(running.IsCompleted);
            using var again = await StartAsync();
            await Until.TrueAsync(() => Task.FromResult(said.Says(missed.TransactionHash)), "it tells what it missed");
            await stop.CancelAsync();
            Assert.Equal(Exit.Stopped, await running);
            await again.StopAsync();
        }

        var ids = said.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!["event"]?["id"]?.GetValue<string>()).OfType<string>().ToList();
        Assert.Equal(await Watched.OnChainAsync(network), ids.Order(StringComparer.Ordinal));
    }

    private Task<int> WatchAsync(SharedText said, SharedText complained, CancellationToken cancel)
    {
        var files = network.Layout.Node(NetworkFixture.Spare);
        var terminal = new Terminal(said, complained, TextReader.Null, IsInteractive: false);
        return CarbonCommand.RunAsync(
            [
                "watch", "--from", "start", "--json", "--address",
                network.State.Node(NetworkFixture.Spare).MemberAddress, "--ca", network.Layout.AuthorityCertificate,
                "--certificate", files.ClientCertificate, "--key", files.ClientKey,
            ],
            terminal, TimeProvider.System, cancel);
    }

    /// <summary>A node that is told to end ends its streams with the place to go on from.</summary>
    private static async Task EndAsync(NodeProcess node, GrpcChannel channel, string token)
    {
        using var call = new Wire.WatchService.WatchServiceClient(channel)
            .WatchEvents(new() { ResumeToken = token });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(Message.Heartbeat, call.ResponseStream.Current.MessageCase);
        node.Terminate();
        var last = call.ResponseStream.Current.ResumeToken;
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
                last = call.ResponseStream.Current.ResumeToken;
        });
        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        var info = Carbon.Grpc.RichStatus.Detail<ErrorInfo>(error);
        Assert.Equal(("NODE_STOPS", last), (info?.Reason, info?.Metadata["resume_token"]));
        await node.EndedAsync();
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

    private Task<NodeProcess> StartAsync() =>
        NodeProcess.StartAsync(network.Layout.Node(NetworkFixture.Spare).Settings);
}
