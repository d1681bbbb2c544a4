using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Carbon.Network.Tests;

/// <summary>What nodes announce of the register's logs over their WebSockets, the taken back ones marked.</summary>
internal sealed class LogWatch : IAsyncDisposable
{
    private const int MaxMessageBytes = 1024 * 1024;

    private readonly CancellationTokenSource _stop = new();
    private readonly List<ClientWebSocket> _sockets = [];
    private readonly ConcurrentQueue<(string Block, ulong Height)> _removed = new();
    private readonly List<Task> _reading = [];

    private LogWatch()
    {
    }

    /// <summary>The blocks of all logs that were announced as removed, each once.</summary>
    public IReadOnlyList<(string Block, ulong Height)> Removed => [.. _removed.Distinct()];

    /// <summary>How many logs were announced as removed, by all nodes together.</summary>
    public int RemovedLogs => _removed.Count;

    /// <summary>Subscribes at nodes that announce.</summary>
    public static async Task<LogWatch> OpenAsync(IEnumerable<GethNode> nodes, Deployment deployment)
    {
        var watch = new LogWatch();
        foreach (var node in nodes)
        {
            var socket = new ClientWebSocket();
            watch._sockets.Add(socket);
            await socket.ConnectAsync(node.Socket!, CancellationToken.None);
            await socket.SendAsync(
                JsonSerializer.SerializeToUtf8Bytes(Subscription(deployment)), WebSocketMessageType.Text,
                endOfMessage: true, CancellationToken.None);
            watch._reading.Add(watch.ReadAsync(socket));
        }

        return watch;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var socket in _sockets) socket.Dispose();
        _stop.Dispose();
    }

    private static JsonObject Subscription(Deployment deployment)
    {
        var contracts = new JsonArray([.. deployment.Contracts.Select(address => (JsonNode)$"{address}")]);
        return new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = 1,
            ["method"] = "eth_subscribe",
            ["params"] = new JsonArray("logs", new JsonObject { ["address"] = contracts }),
        };
    }

    private async Task ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[MaxMessageBytes];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), _stop.Token);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            Take(JsonNode.Parse(buffer.AsSpan(0, length))!);
        }
    }

    private void Take(JsonNode message)
    {
        Assert.Null(message["error"]);
        if (message["params"]?["result"] is not { } log || log["removed"]?.GetValue<bool>() != true) return;
        var height = Quantity.ParseUInt64(log["blockNumber"]!.GetValue<string>());
        _removed.Enqueue((log["blockHash"]!.GetValue<string>(), height));
    }
}
