using System.Text.Json;

namespace Carbon.Network.Tests;

/// <summary>The orders that a Lodestar takes over HTTP. Each throws HttpRequestException where it does not.</summary>
internal sealed class Beacon(StakePlace place)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    private readonly Uri _root = new(FormattableString.Invariant($"http://127.0.0.1:{place.Rest}/eth/v1/"));

    /// <summary>Its name among nodes; it takes a new one with every start.</summary>
    public async Task<string> PeerIdAsync() =>
        (await AskAsync("node/identity")).GetProperty("data").GetProperty("peer_id").GetString()!;

    /// <summary>The names of the nodes that it is connected to.</summary>
    public async Task<IReadOnlyList<string>> PeersAsync() =>
    [
        .. (await AskAsync("node/peers?state=connected")).GetProperty("data").EnumerateArray()
            .Select(peer => peer.GetProperty("peer_id").GetString()!),
    ];

    /// <summary>Tells it to call another.</summary>
    public Task ConnectAsync(string peer, StakePlace at) => OrderAsync(FormattableString.Invariant(
        $"connect_peer?peerId={peer}&multiaddr=/ip4/127.0.0.1/tcp/{at.ConsensusPeers}"));

    /// <summary>Tells it to hang up on another.</summary>
    public Task DisconnectAsync(string peer) => OrderAsync($"disconnect_peer?peerId={peer}");

    private async Task<JsonElement> AskAsync(string path)
    {
        using var json = JsonDocument.Parse(await Http.GetStringAsync(new Uri(_root, path)));
        return json.RootElement.Clone();
    }

    private async Task OrderAsync(string order)
    {
        using var reply = await Http.PostAsync(new Uri(_root, $"lodestar/{order}"), null);
        reply.EnsureSuccessStatusCode();
    }
}
