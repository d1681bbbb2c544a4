namespace Carbon.Grpc.Tests;

/// <summary>Waits for a fact that no task announces.</summary>
internal static class Until
{
    public static async Task TrueAsync(Func<bool> fact, string what)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!fact())
        {
            try
            {
                await tick.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Not within 10 s: {what}");
            }
        }
    }
}
