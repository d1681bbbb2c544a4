using Carbon.Archive;
using Carbon.Index;
using Microsoft.Extensions.Logging.Abstractions;

namespace Carbon.Survival.Tests;

/// <summary>The reading side of a node as its program opens it: index, archive and follower, in a folder.</summary>
internal sealed class IndexedNode : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly BlockArchive _archive;
    private readonly Task _running;

    public IndexedNode(string folder, RpcClient rpc, Deployment deployment, ulong? upTo = null)
    {
        Index = RegistryIndex.Open(Path.Combine(folder, "index.db"));
        _archive = BlockArchive.Open(Path.Combine(folder, "archive"), deployment.GenesisHash);
        Follower = new ChainFollower(
            rpc, deployment, Index, new FollowerOptions { Archive = _archive, UpTo = upTo }, TimeProvider.System,
            NullLogger<ChainFollower>.Instance);
        _running = Task.Run(() => Follower.RunAsync(_stop.Token));
    }

    public RegistryIndex Index { get; }

    public ChainFollower Follower { get; }

    public async Task ReachAsync(ulong height)
    {
        using var limit = new CancellationTokenSource(Until.Limit);
        var reaching = Follower.WaitForHeightAsync(height, limit.Token);
        if (await Task.WhenAny(reaching, _running) == _running) await _running;
        await reaching;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _archive.Dispose();
        Index.Dispose();
        _stop.Dispose();
    }
}
