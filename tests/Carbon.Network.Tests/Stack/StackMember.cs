using Carbon.Cli.Indexes;
using Carbon.Cli.Network;
using Carbon.Cli.Nodes;
using Carbon.Gateway.Settings;
using Grpc.Net.Client;
using Wire = Carbon.Api.V1;

namespace Carbon.Network.Tests;

/// <summary>One member: its own validator, its node upon that, and its clerk.</summary>
internal sealed class StackMember : IAsyncDisposable
{
    private readonly NodeLayout _files;
    private readonly GrpcChannel _channel;
    private Gateway.Node? _node;

    public StackMember(NetworkLayout layout, NodeState state, GethNode validator)
    {
        (_files, Key, Validator) = (layout.Node(state.Key), state.Key, validator);
        Clerk = MemberNode.Open(layout, state);
        _channel = NodeChannel.Member(layout, state);
        Operations = new Wire.OperationService.OperationServiceClient(_channel);
    }

    public string Key { get; }

    public GethNode Validator { get; }

    public MemberNode Clerk { get; }

    public Wire.OperationService.OperationServiceClient Operations { get; }

    /// <summary>Starts its node, which returns once it has all that its validator has.</summary>
    public async Task StartAsync() => _node = await Gateway.Node.StartAsync(
        SettingsFile.Read(_files.Settings), TimeProvider.System, CancellationToken.None);

    public async Task<Wire.NodeStatus> StatusAsync() => await Clerk.Status.GetNodeStatusAsync(new());

    /// <summary>One digest over its whole index, and the block it is of.</summary>
    public string Digest()
    {
        using var copy = IndexCopy.Of(new NodeFolder(Path.Combine(_files.Folder, "data")));
        return copy.Index.Read(rows => $"{rows.ComputeDigest()} {rows.Tip?.Point}");
    }

    public async ValueTask DisposeAsync()
    {
        Clerk.Dispose();
        _channel.Dispose();
        if (_node is not null) await _node.DisposeAsync();
    }
}
