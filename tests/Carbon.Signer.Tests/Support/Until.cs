namespace Carbon.Signer.Tests;

/// <summary>Waits for a fact, within a limit that only a fault reaches.</summary>
internal static class Until
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    public static async Task TrueAsync(Func<bool> fact, string what)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(15));
        try
        {
            while (!fact()) await beat.WaitForNextTickAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"Not within {Limit}: {what}");
        }
    }
}
