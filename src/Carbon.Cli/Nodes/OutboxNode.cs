using Carbon.Api.V1;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Network;
using Grpc.Core;
using Grpc.Net.Client;

namespace Carbon.Cli.Nodes;

/// <summary>The outbox of one node, asked as its administrator.</summary>
/// <param name="name">What a reader calls the node: its key in the running network, or its address.</param>
/// <param name="channel">To its member listener.</param>
/// <param name="pointer">The options that name this node to a further command.</param>
internal sealed class OutboxNode(string name, GrpcChannel channel, string pointer) : IDisposable
{
    private const int PageSize = 1000;

    private readonly OutboxService.OutboxServiceClient _outbox = new(channel);

    public string Name => name;

    public string Pointer => pointer;

    public static OutboxNode Of(NetworkLayout layout, NodeState node) =>
        new(node.Key, NodeChannel.Administrator(layout, node), $"--node {node.Key}");

    public static OutboxNode At(string address, ClientFiles files) => new(
        address,
        NodeChannel.Member(address, files),
        $"--address {address} --ca {files.Authority} --certificate {files.Certificate} --key {files.Key}");

    /// <summary>What is unsettled, or the newest writes whatever became of them, at most so many.</summary>
    public async Task<ListWritesResponse> ListAsync(bool all, int most, CallOptions options)
    {
        var whole = new ListWritesResponse();
        var request = new ListWritesRequest { UnsettledOnly = !all };
        do
        {
            request.PageSize = Math.Min(PageSize, most - whole.Writes.Count);
            var page = await AskAsync(() => _outbox.ListWritesAsync(request, options));
            whole.Writes.AddRange(page.Writes);
            (whole.Status, whole.NextPageToken) = (page.Status, page.NextPageToken);
            request.PageToken = page.NextPageToken;
        }
        while (whole.NextPageToken.Length > 0 && whole.Writes.Count < most);
        return whole;
    }

    public Task<GetWriteResponse> GetAsync(GetWriteRequest request, CallOptions options) =>
        AskAsync(() => _outbox.GetWriteAsync(request, options));

    public Task<HaltOutboxResponse> HaltAsync(string reason, CallOptions options) =>
        AskAsync(() => _outbox.HaltOutboxAsync(new() { Reason = reason }, options));

    public Task<ResumeOutboxResponse> ResumeAsync(CallOptions options) =>
        AskAsync(() => _outbox.ResumeOutboxAsync(new(), options));

    public void Dispose() => channel.Dispose();

    private async Task<T> AskAsync<T>(Func<AsyncUnaryCall<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.FailedPrecondition)
        {
            throw new CommandException(
                Exit.Refused,
                $"{e.Status.Detail}\nLook at each write that stands in the way: carbon outbox list {pointer}. " +
                "docs/operating.md says what to do then.",
                e);
        }
        catch (RpcException e)
        {
            throw NodeAnswer.Ending(e, $"The node {name}", Language.English);
        }
    }
}
