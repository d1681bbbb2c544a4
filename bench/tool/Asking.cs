using System.Diagnostics;

namespace Carbon.Bench;

/// <summary>
/// Asks in a closed loop, each client again as soon as it is answered; or at a pace, where a question that finds no
/// client free counts from when it was due.
/// </summary>
internal static class Asking
{
    /// <summary>Warms up, then measures. An answer other than a good one ends it.</summary>
    public static async Task<Asked> RunAsync(AskPlan plan)
    {
        using var server = Server.Open(plan);
        var first = await server.AskAsync(0);
        await LoopAsync(server, plan with { Count = plan.WarmUp }, null);
        var times = new long[plan.Count];
        var started = Stopwatch.GetTimestamp();
        await LoopAsync(server, plan, times);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Array.Sort(times);
        return new(
            plan.Clients, plan.PerSecond, plan.Count,
            At(times, 0.5), At(times, 0.99), At(times, 1), plan.Count / seconds,
            Convert.ToBase64String(first));
    }

    private static async Task LoopAsync(Server server, AskPlan plan, long[]? times)
    {
        var next = -1;
        var begun = Stopwatch.GetTimestamp();

        async Task AskOnAsync()
        {
            for (var i = Interlocked.Increment(ref next); i < plan.Count; i = Interlocked.Increment(ref next))
            {
                var due = plan.PerSecond is { } pace ? begun + (Stopwatch.Frequency * i / pace) : long.MaxValue;
                var started = await StartAsync(due);
                await server.AskAsync(i);
                if (times is not null)
                    times[i] = Stopwatch.GetTimestamp() - started;
            }
        }

        await Task.WhenAll(Enumerable.Range(0, plan.Clients).Select(_ => AskOnAsync()));
    }

    /// <summary>
    /// When the next question counts as asked. A timer wakes up to some milliseconds late, which is not the server's.
    /// </summary>
    private static async Task<long> StartAsync(long due)
    {
        var now = Stopwatch.GetTimestamp();
        if (due == long.MaxValue)
            return now;
        if (due <= now)
            return due;
        await Task.Delay(Stopwatch.GetElapsedTime(now, due));
        return Stopwatch.GetTimestamp();
    }

    /// <summary>By nearest rank, in milliseconds.</summary>
    private static double At(long[] sorted, double share)
    {
        var rank = Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1);
        return sorted[rank] * 1000.0 / Stopwatch.Frequency;
    }
}
