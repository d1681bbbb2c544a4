namespace Carbon.Ledger;

/// <summary>Ends a rest early. What is signalled after <see cref="Armed"/> was read is never missed.</summary>
internal sealed class Wake
{
    private TaskCompletionSource _next = Fresh();

    /// <summary>Completes with the next signal.</summary>
    public Task Armed => Volatile.Read(ref _next).Task;

    public void Signal() => Interlocked.Exchange(ref _next, Fresh()).SetResult();

    /// <summary>Rests until the time is over or the armed signal came.</summary>
    public static async Task RestAsync(Task armed, TimeSpan rest, TimeProvider time, CancellationToken cancel)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(armed, Task.Delay(rest, time, end.Token));
        await end.CancelAsync();
        cancel.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
