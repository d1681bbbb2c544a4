using System.Text.Json.Nodes;

namespace Carbon.Survival.Tests;

/// <summary>
/// The world's chain while a run lasts: blocks come when told, and sometimes the newest are replaced by others without
/// their transactions.
/// </summary>
internal sealed class Chain(AnvilNode node, Dice dice) : IAsyncDisposable
{
    /// <summary>The deepest replacement; what lies under as many blocks is final.</summary>
    public const int ReorgMax = 3;

    private static readonly TimeSpan BlockTime = TimeSpan.FromMilliseconds(12);

    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _one = new(1);
    private Task _mining = Task.CompletedTask;
    private string _founded = "";

    public int Reorgs { get; private set; }

    public async Task StartAsync()
    {
        _founded = (await node.CallAsync("evm_snapshot")).GetString()!;
        await node.CallAsync("evm_setAutomine", false);
        await BeginAnewAsync();
        _mining = MineAsync();
    }

    public async Task ReplaceNewestAsync()
    {
        await _one.WaitAsync();
        try
        {
            await node.CallAsync("anvil_reorg", 1 + dice.Below(ReorgMax), new JsonArray());
            Reorgs++;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>No more blocks come.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _mining.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await node.CallAsync("evm_setAutomine", true);
        await node.CallAsync("anvil_dropAllTransactions");
        await node.CallAsync("evm_revert", _founded);
        _stop.Dispose();
        _one.Dispose();
    }

    // Each run starts from the same block, and anvil keeps some thousand states by their blocks' hashes: an empty block
    // of this run that were equal to one of an earlier run would lose its state with that one's.
    private async Task BeginAnewAsync()
    {
        await node.CallAsync("anvil_setCoinbase", Some.Address().ToString());
        for (var i = 0; i <= ReorgMax; i++) await node.CallAsync("evm_mine");
    }

    private async Task MineAsync()
    {
        using var beat = new PeriodicTimer(BlockTime);
        while (await beat.WaitForNextTickAsync(_stop.Token))
        {
            await _one.WaitAsync(_stop.Token);
            try
            {
                await node.CallAsync("evm_mine");
                dice.Head = await new EthereumClient(node.Client()).BlockNumberAsync(_stop.Token);
            }
            finally
            {
                _one.Release();
            }
        }
    }
}
