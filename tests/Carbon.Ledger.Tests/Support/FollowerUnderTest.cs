using Microsoft.Extensions.Logging.Abstractions;

namespace Carbon.Ledger.Tests;

/// <summary>A follower that runs until it is disposed of.</summary>
internal sealed class FollowerUnderTest : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public FollowerUnderTest(
        RpcClient rpc,
        Deployment deployment,
        Func<FollowerOptions, FollowerOptions>? with = null,
        MemoryFold? fold = null)
    {
        Fold = fold ?? new MemoryFold();
        var usual = new FollowerOptions
        {
            PollInterval = TimeSpan.FromMilliseconds(20),
            MaxBackOff = TimeSpan.FromMilliseconds(80),
            MaxReorgDepth = 16,
            FetchAhead = 4,
        };
        var options = with is null ? usual : with(usual);
        Follower = new ChainFollower(
            rpc, deployment, Fold, options, TimeProvider.System, NullLogger<ChainFollower>.Instance);
        Run = Follower.RunAsync(_stop.Token);
    }

    public MemoryFold Fold { get; }

    public ChainFollower Follower { get; }

    public Task Run { get; }

    public async Task ReachAsync(ulong height)
    {
        using var limit = new CancellationTokenSource(Until.Limit);
        var waiting = Follower.WaitForHeightAsync(height, limit.Token);
        if (await Task.WhenAny(waiting, Run) == Run && Run.IsFaulted) await Run;
        await waiting;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Run.ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
    }
}
