using Carbon.Cli.Life;
using Carbon.Cli.Nodes;
using Carbon.Ethereum;
using Carbon.Gateway.Settings;
using Grpc.Net.Client;

namespace Carbon.Node.Tests;

/// <summary>The spare bank's node in this process, with settings of a test's own, and clients of it.</summary>
internal sealed class SpareNode : IAsyncDisposable
{
    private readonly Gateway.Node _node;

    private SpareNode(NetworkFixture network, Gateway.Node node)
    {
        var state = network.State.Node(NetworkFixture.Spare);
        _node = node;
        Bank = MemberNode.Open(network.Layout, state);
        Channel = NodeChannel.Member(network.Layout, state);
        Public = GrpcChannel.ForAddress(state.PublicGrpcAddress);
        Page = state.PublicAddress;
    }

    public MemberNode Bank { get; }

    public GrpcChannel Channel { get; }

    public GrpcChannel Public { get; }

    /// <summary>Address of page and JSON.</summary>
    public string Page { get; }

    public static async Task<SpareNode> StartAsync(
        NetworkFixture network, Func<NodeSettings, NodeSettings>? with = null)
    {
        var settings = SettingsFile.Read(network.Layout.Node(NetworkFixture.Spare).Settings);
        var node = await Gateway.Node.StartAsync(
            with is null ? settings : with(settings), TimeProvider.System, CancellationToken.None);
        return new SpareNode(network, node);
    }

    /// <summary>A complaint of a bank, on chain.</summary>
    public static async Task<Wire.Operation> ComplainAsync(MemberNode bank, Wire.WaitFor until = Wire.WaitFor.Mined) =>
        await bank.Complaints.FileComplaintAsync(new()
        {
            RequestId = Stage.RequestId(),
            Division = 654_002,
            DocumentHash = Keccak.Hash(Guid.NewGuid().ToByteArray()).ToString(),
            WaitFor = until,
        });

    public async ValueTask DisposeAsync()
    {
        Bank.Dispose();
        Channel.Dispose();
        Public.Dispose();
        await _node.DisposeAsync();
    }
}
