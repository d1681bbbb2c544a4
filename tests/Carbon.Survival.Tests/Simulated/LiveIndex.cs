using Carbon.Index;
using Microsoft.Extensions.Logging.Abstractions;

namespace Carbon.Survival.Tests;

/// <summary>The node's own index, following a chain.</summary>
internal sealed class LiveIndex : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carbon-index-");
    private readonly CancellationTokenSource _stop = new();
    private readonly RegistryIndex _index;
    private readonly ChainFollower _follower;
    private readonly Task _running;

    public LiveIndex(RpcClient rpc, Deployment deployment)
    {
        _index = RegistryIndex.Open(Path.Combine(_folder.FullName, "index.db"));
        var options = new FollowerOptions
        {
            PollInterval = TimeSpan.FromMilliseconds(30),
            MaxBackOff = TimeSpan.FromMilliseconds(60),
        };
        _follower = new ChainFollower(
            rpc, deployment, _index, options, TimeProvider.System, NullLogger<ChainFollower>.Instance);
        _running = _follower.RunAsync(_stop.Token);
    }

    /// <summary>The digest over all rows once the index stands on a block.</summary>
    public async Task<Digest> DigestAtAsync(BlockPoint tip)
    {
        await Until.TrueAsync(() => _running.IsCompleted || _index.Tip == tip, $"the index stands on {tip}");
        if (_running.IsCompleted) await _running;
        return _index.Read(snapshot => snapshot.ComputeDigest());
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _index.Dispose();
        _stop.Dispose();
        _folder.Delete(recursive: true);
    }
}
