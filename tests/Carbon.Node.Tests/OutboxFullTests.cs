using Carbon.Cli.Life;
using Carbon.Cli.Nodes;
using Carbon.Ethereum;
using Carbon.Gateway.Settings;
using Carbon.Grpc;
using Google.Rpc;
using Grpc.Core;
using RpcException = Grpc.Core.RpcException;
using State = Carbon.Api.V1.Operation.Types.State;

namespace Carbon.Node.Tests;

/// <summary>The spare bank's node with room for two unsettled writes, on a chain that is silent for a while.</summary>
[Collection(NetworkTests.Name)]
public sealed class OutboxFullTests(NetworkFixture network)
{
    private const int Room = 2;

    // W23
    [Fact]
    public async Task A_full_outbox_is_unavailable_to_new_requests_and_open_to_those_it_holds()
    {
        await using var line = new ChainLine(new Uri(network.State.ChainUrl).Port);
        var state = network.State.Node(NetworkFixture.Spare);
        var settings = SettingsFile.Read(network.Layout.Node(state.Key).Settings);
        await using var node = await Gateway.Node.StartAsync(
            settings with
            {
                Chain = settings.Chain with { RpcUrl = line.Address },
                Outbox = settings.Outbox with { QueueMax = Room },
            },
            TimeProvider.System, CancellationToken.None);
        using var bank = MemberNode.Open(network.Layout, state);
        var held = line.HoldAtAsync("eth_sendRawTransaction");
        var stored = Enumerable.Range(0, Room).Select(_ => Complaint()).ToArray();
        foreach (var request in stored) await bank.Complaints.FileComplaintAsync(request);
        await held;
        var over = Complaint();
        var error = await Assert.ThrowsAsync<RpcException>(
            () => bank.Complaints.FileComplaintAsync(over).ResponseAsync);
        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.Equal("OUTBOX_FULL", RichStatus.Detail<ErrorInfo>(error)?.Reason);
        var again = await bank.Complaints.FileComplaintAsync(stored[0]);
        Assert.Equal(State.Pending, again.State);

        line.Mend();
        foreach (var request in stored) await FinishAsync(bank, request);
        await FinishAsync(bank, over);
    }

    private static async Task FinishAsync(MemberNode bank, Wire.FileComplaintRequest request)
    {
        request.WaitFor = Wire.WaitFor.Final;
        var done = await bank.Complaints.FileComplaintAsync(request);
        Assert.Equal((State.Mined, true, 1), (done.State, done.Final, done.Resources.Count));
    }

    private static Wire.FileComplaintRequest Complaint() => new()
    {
        RequestId = Stage.RequestId(),
        Division = 654_002,
        DocumentHash = Keccak.Hash(Guid.NewGuid().ToByteArray()).ToString(),
        WaitFor = Wire.WaitFor.Stored,
    };
}
