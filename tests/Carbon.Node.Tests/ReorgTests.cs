using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Carbon.Contracts;
using Carbon.Ethereum;
using Grpc.Core;
using Message = Carbon.Api.V1.WatchEventsResponse.MessageOneofCase;

namespace Carbon.Node.Tests;

/// <summary>Blocks of the whole network's chain are replaced while readers have streams open.</summary>
[Collection(NetworkTests.Name)]
public sealed class ReorgTests(NetworkFixture network) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    public void Dispose() => _http.Dispose();

    // S2, INV-49
    [Fact]
    public async Task An_open_stream_tells_which_events_did_not_happen_and_then_what_did()
    {
        using var forestry = Clients.Open(network);
        using var ecology = Carbon.Cli.Nodes.NodeChannel.Member(network.Layout, network.State.Node("ecology"));
        using var first = await OpenAsync(forestry);
        using var second = await OpenAsync(ecology);
        var snapshot = (string)(await CallAsync("evm_snapshot"))!;

        // Sent past every node: an outbox would send what it wrote again.
        var fallen = new List<Wire.WatchEventsResponse>();
        for (var i = 0; i < 2; i++)
            fallen.Add(await ToldAsync(first, await ComplainAsync()));
        foreach (var one in fallen)
            Assert.Equal(one.Event.Id, (await NextAsync(second)).Event.Id);

        await CallAsync("evm_revert", snapshot);
        await CallAsync("evm_increaseTime", 11);
        for (var i = 0; i < 3; i++)
            await CallAsync("evm_mine");
        foreach (var call in new[] { first, second })
        {
            foreach (var one in Enumerable.Reverse(fallen))
            {
                var told = (await NextAsync(call)).Superseded;
                Assert.Equal(one.Event.Id, told?.Id);
                Assert.Equal(one.Event.Event.Height, told!.Event.Height);
                Assert.StartsWith(one.Event.BlockHash, told.Id, StringComparison.Ordinal);
            }
        }

        var written = await SpareNode.ComplainAsync(network.OtherBank);
        foreach (var call in new[] { first, second })
            Assert.Equal(written.TransactionHash, (await NextAsync(call)).Event?.Event.TransactionHash);
        var all = await Watched.UntilHeartbeatAsync(forestry, new());
        Assert.Equal(await Watched.OnChainAsync(network), Watched.Ids(all));
        Assert.DoesNotContain(all, one => one.MessageCase == Message.Superseded);
    }

    private static async Task<AsyncServerStreamingCall<Wire.WatchEventsResponse>> OpenAsync(ChannelBase channel)
    {
        var call = new Wire.WatchService.WatchServiceClient(channel).WatchEvents(new() { FromNow = true });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(Message.Heartbeat, call.ResponseStream.Current.MessageCase);
        return call;
    }

    private static async Task<Wire.WatchEventsResponse> ToldAsync(
        AsyncServerStreamingCall<Wire.WatchEventsResponse> call, string transaction)
    {
        var told = await NextAsync(call);
        Assert.Equal(transaction, told.Event?.Event.TransactionHash);
        return told;
    }

    /// <summary>The next message that is no heartbeat.</summary>
    private static async Task<Wire.WatchEventsResponse> NextAsync(
        AsyncServerStreamingCall<Wire.WatchEventsResponse> call)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        do
            Assert.True(await call.ResponseStream.MoveNext(limit.Token));
        while (call.ResponseStream.Current.MessageCase == Message.Heartbeat);
        return call.ResponseStream.Current;
    }

    /// <summary>A complaint by the spare bank's key, with which no node works now.</summary>
    private async Task<string> ComplainAsync()
    {
        var files = network.Layout.Node(NetworkFixture.Spare);
        using var key = Keystore.Read(
            await File.ReadAllTextAsync(files.Keystore), (await File.ReadAllTextAsync(files.Passphrase)).Trim());
        var (signer, register) = (Secp256k1.CreateSigner(key), Deployment.Load(network.Layout.Deployment));
        var client = new EthereumClient(
            new RpcClient(_http, new RpcSettings(new Uri(network.State.ChainUrl)), TimeProvider.System));
        var nonce = await client.GetTransactionCountAsync(signer.Address, BlockTag.Latest, CancellationToken.None);
        var call = new ComplaintsContract.FileComplaintCall(654_002, 0, Keccak.Hash(Guid.NewGuid().ToByteArray()));
        var signed = new LegacyTransaction(
            register.ChainId, nonce, 0, 500_000, register.Complaints, 0, call.Encode()).Sign(signer);
        await client.SendRawTransactionAsync(signed.Bytes, CancellationToken.None);
        return signed.Hash.ToString();
    }

    private async Task<JsonNode?> CallAsync(string method, params object[] parameters)
    {
        using var answer = await _http.PostAsJsonAsync(
            new Uri(network.State.ChainUrl), new { jsonrpc = "2.0", id = 1, method, @params = parameters });
        var reply = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Null(reply["error"]);
        return reply["result"];
    }
}
