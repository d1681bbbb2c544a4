namespace Carbon.Ledger.Tests;

/// <summary>Waits for a fact, within a limit that only a fault reaches.</summary>
internal static class Until
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    public static Task TrueAsync(Func<bool> fact, string what) => TrueAsync(() => Task.FromResult(fact()), what);

    public static Task TrueAsync(Func<Task<bool>> fact, string what) => TrueAsync(fact, what, Limit);

    public static async Task TrueAsync(Func<Task<bool>> fact, string what, TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(15));
        try
        {
            while (!await fact()) await beat.WaitForNextTickAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"Not within {within}: {what}");
        }
    }
}
