using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Carbon.Contracts;
using Grpc.Core;
using Message = Carbon.Api.V1.WatchEventsResponse.MessageOneofCase;

namespace Carbon.Node.Tests;

/// <summary>What streams tell, and what the chain says of the same.</summary>
internal static class Watched
{
    /// <summary>The ids of all events on chain, asked of the chain itself.</summary>
    public static async Task<SortedSet<string>> OnChainAsync(NetworkFixture network)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var contracts = Deployment.Load(network.Layout.Deployment).Contracts.Select(address => address.ToString());
        var asked = new
        {
            jsonrpc = "2.0",
            id = 1,
            method = "eth_getLogs",
            @params = new[] { new { fromBlock = "0x0", toBlock = "latest", address = contracts.ToArray() } },
        };
        using var answer = await http.PostAsJsonAsync(new Uri(network.State.ChainUrl), asked);
        var logs = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["result"]!.AsArray();
        return new(
            logs.Select(log =>
                $"{log!["blockHash"]!.GetValue<string>()}-{Convert.ToInt32(log["logIndex"]!.GetValue<string>(), 16)}"),
            StringComparer.Ordinal);
    }

    /// <summary>What a stream tells before its first heartbeat, which comes last.</summary>
    public static async Task<List<Wire.WatchEventsResponse>> UntilHeartbeatAsync(
        ChannelBase channel, Wire.WatchEventsRequest request)
    {
        using var call = new Wire.WatchService.WatchServiceClient(channel).WatchEvents(request);
        var told = new List<Wire.WatchEventsResponse>();
        do
        {
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
            told.Add(call.ResponseStream.Current);
        }
        while (told[^1].MessageCase != Message.Heartbeat);
        return told;
    }

    /// <summary>The error with which a stream ends at once.</summary>
    public static Task RefusedAsync(ChannelBase channel, Wire.WatchEventsRequest request) =>
        UntilHeartbeatAsync(channel, request);

    /// <summary>The ids of the events among messages, each of which must be told once.</summary>
    public static SortedSet<string> Ids(IEnumerable<Wire.WatchEventsResponse> told)
    {
        var ids = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var message in told.Where(one => one.MessageCase == Message.Event))
            Assert.True(ids.Add(message.Event.Id), $"{message.Event.Id} was told twice");
        return ids;
    }
}
