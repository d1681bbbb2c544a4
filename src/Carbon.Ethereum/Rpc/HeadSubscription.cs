using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Carbon.Ethereum;

/// <summary>
/// New block numbers over a WebSocket, as hints only: they may be missed, repeated or lie. The stream ends with
/// RpcUnavailableException when the connection does; whether to connect again is the caller's choice.
/// </summary>
public sealed class HeadSubscription
{
    private const int MaxMessageBytes = 256 * 1024;

    private readonly Uri _endpoint;

    /// <summary>Takes a ws:// or wss:// address.</summary>
    public HeadSubscription(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        _endpoint = endpoint;
    }

    /// <summary>Connects, subscribes to newHeads and returns each block number as it is announced.</summary>
    public async IAsyncEnumerable<ulong> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        using var socket = new ClientWebSocket();
        await RunAsync(() => SubscribeAsync(socket, cancel));
        while (true)
        {
            var message = await RunAsync(() => ReceiveAsync(socket, cancel));
            if (NumberOf(message) is { } number) yield return number;
        }
    }

    private async Task<bool> SubscribeAsync(ClientWebSocket socket, CancellationToken cancel)
    {
        await socket.ConnectAsync(_endpoint, cancel);
        await socket.SendAsync(
            """{"jsonrpc":"2.0","id":1,"method":"eth_subscribe","params":["newHeads"]}"""u8.ToArray(),
            WebSocketMessageType.Text,
            endOfMessage: true,
            cancel);
        return true;
    }

    private static async Task<JsonElement> ReceiveAsync(ClientWebSocket socket, CancellationToken cancel)
    {
        using var message = new MemoryStream();
        var chunk = new byte[16 * 1024];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(chunk.AsMemory(), cancel);
            if (part.MessageType == WebSocketMessageType.Close)
                throw new RpcUnavailableException("The node closed the subscription.");
            message.Write(chunk, 0, part.Count);
            if (message.Length > MaxMessageBytes)
                throw new RpcUnavailableException("The message is larger than allowed.");
        }
        while (!part.EndOfMessage);

        using var document = JsonDocument.Parse(message.GetBuffer().AsMemory(0, (int)message.Length));
        return document.RootElement.Clone();
    }

    // Returns null for the reply to the subscription itself.
    private static ulong? NumberOf(JsonElement message)
    {
        var reader = new RpcReader(message);
        if (reader.Has("error")) throw new RpcUnavailableException("The node refused the subscription.");
        if (!reader.Has("params")) return null;
        return new RpcReader(new RpcReader(reader.Element("params")).Element("result")).UInt64("number");
    }

    private static async Task<T> RunAsync<T>(Func<Task<T>> step)
    {
        try
        {
            return await step();
        }
        catch (Exception e) when (e is WebSocketException or JsonException or IOException)
        {
            throw new RpcUnavailableException("The subscription broke off.", e);
        }
    }
}
