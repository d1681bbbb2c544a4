using Carbon.Gateway.Listeners;
using Carbon.Gateway.Settings;
using Grpc.HealthCheck;

namespace Carbon.Gateway;

/// <summary>
/// One member's node: key, outbox, follower, index and the two listeners. It serves once the index has caught up with
/// the chain, and stops in the order in which nobody is left without an answer.
/// </summary>
public sealed class Node : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly NodeParts _parts;
    private readonly Task _following;
    private readonly Task _sending;
    private NodeWatch? _watch;
    private (WebApplication App, Func<int> Port) _member;
    private (WebApplication App, Func<(int Http, int Grpc)> Ports) _public;

    private Node(NodeParts parts)
    {
        _parts = parts;
        _following = Task.Run(() => parts.Follower.RunAsync(_ending.Token));
        _sending = Task.Run(() => parts.Outbox.RunAsync(_ending.Token));
    }

    /// <summary>Where the node listens, and from which height it served.</summary>
    public NodeReady Ready { get; private set; } = new(0, 0, 0, 0, 0, "");

    /// <summary>Starts a node and returns once it serves.</summary>
    /// <exception cref="StartRefusedException">It cannot serve; nothing is left running.</exception>
    public static async Task<Node> StartAsync(NodeSettings settings, TimeProvider time, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var parts = await NodeOpening.OpenAsync(settings, time, cancel);
        var node = new Node(parts);
        try
        {
            await node.ServeAsync(cancel);
            return node;
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Stops: health says so first, calls under way may end, then nothing more is sent or read. What is in the outbox
    /// goes on at the next start.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (_ending.IsCancellationRequested)
            return;
        if (_watch is not null)
            await _watch.DisposeAsync();
        await Task.WhenAll(StopAsync(_member.App), StopAsync(_public.App));
        await _ending.CancelAsync();
        await Task.WhenAll(_following, _sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        NodeOpening.Close(_parts);
        _ending.Dispose();
    }

    private static async Task StopAsync(WebApplication? app)
    {
        if (app is null)
            return;
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task ServeAsync(CancellationToken cancel)
    {
        _member = MemberListener.Make(_parts);
        _public = PublicListener.Make(_parts);
        await ListenerServices.StartAsync(_member.App, cancel);
        await ListenerServices.StartAsync(_public.App, cancel);
        _watch = new NodeWatch(_parts, [HealthOf(_member.App), HealthOf(_public.App)], _following, _sending);
        var height = await _watch.CaughtUpAsync(cancel);
        NodeOpening.CheckMember(_parts);
        _watch.Serve();
        var (http, grpc) = _public.Ports();
        Ready = new NodeReady(
            _parts.Identity.Member.Value, _member.Port(), http, grpc, height, _parts.Identity.Chain);
    }

    private static HealthService HealthOf(WebApplication app) => app.Services.GetRequiredService<HealthService>();
}
