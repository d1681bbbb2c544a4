using System.Diagnostics;

namespace Carbon.Bench;

/// <summary>Asks in a closed loop: each client asks again as soon as it is answered.</summary>
internal static class Asking
{
    /// <summary>Warms up, then measures. An answer other than a good one ends it.</summary>
    public static async Task<Asked> RunAsync(AskPlan plan)
    {
        using var server = Server.Open(plan);
        var first = await server.AskAsync(0);
        await LoopAsync(server, plan.Clients, plan.WarmUp, null);
        var times = new long[plan.Count];
        var started = Stopwatch.GetTimestamp();
        await LoopAsync(server, plan.Clients, plan.Count, times);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Array.Sort(times);
        return new(
            plan.Clients, plan.Count, At(times, 0.5), At(times, 0.99), At(times, 1), plan.Count / seconds,
            Convert.ToBase64String(first));
    }

    private static async Task LoopAsync(Server server, int clients, int count, long[]? times)
    {
        var next = -1;

        async Task AskOnAsync()
        {
            for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                var started = Stopwatch.GetTimestamp();
                await server.AskAsync(i);
                if (times is not null)
                    times[i] = Stopwatch.GetTimestamp() - started;
            }
        }

        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => AskOnAsync()));
    }

    /// <summary>By nearest rank, in milliseconds.</summary>
    private static double At(long[] sorted, double share)
    {
        var rank = Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1);
        return sorted[rank] * 1000.0 / Stopwatch.Frequency;
    }
}
