using System.Collections.Concurrent;

namespace Carbon.Ledger;

/// <summary>
/// Stores intents that arrive at the same time with one commit: a commit costs as much for sixty as for one, and none
/// is answered before the commit that holds it.
/// </summary>
internal sealed class Receiving(OutboxStore store, int unsettledMax)
{
    private const int BatchMax = 64;

    private readonly ConcurrentQueue<Arrival> _arrived = new();
    private int _isStoring;

    /// <summary>Keeps an intent with its call, or gives the write that bears its id.</summary>
    /// <exception cref="OutboxFullException">Too many writes are unsettled; nothing of it was stored.</exception>
    /// <exception cref="OutboxStorageException">The disk takes nothing; nothing of it was stored.</exception>
    public async Task<Received> StoreAsync(WriteIntent intent, PricedCall call)
    {
        var arrival = new Arrival(intent, call);
        _arrived.Enqueue(arrival);
        if (Interlocked.Exchange(ref _isStoring, 1) == 0) _ = Task.Run(StoreAll);
        var (batch, seat) = await arrival.Told.Task;
        return (await batch)[seat] ?? throw new OutboxFullException(unsettledMax);
    }

    // On a thread of its own: no caller waits for what came after it.
    private void StoreAll()
    {
        do
        {
            while (!_arrived.IsEmpty) StoreSome();
            Volatile.Write(ref _isStoring, 0);
        }
        while (!_arrived.IsEmpty && Interlocked.Exchange(ref _isStoring, 1) == 0);
    }

    private void StoreSome()
    {
        var batch = new List<Arrival>();
        while (batch.Count < BatchMax && _arrived.TryDequeue(out var arrival)) batch.Add(arrival);

        // Whatever comes of it belongs to the callers of this batch, and to nobody else.
        var stored = new Task<IReadOnlyList<Received?>>(
            () => store.Receive([.. batch.Select(one => (one.Intent, one.Call))], unsettledMax));
        stored.RunSynchronously(TaskScheduler.Default);
        for (var seat = 0; seat < batch.Count; seat++) batch[seat].Told.SetResult((stored, seat));
    }

    private sealed record Arrival(WriteIntent Intent, PricedCall Call)
    {
        public TaskCompletionSource<(Task<IReadOnlyList<Received?>> Batch, int Seat)> Told { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>A write as it was stored, now or under the same id before.</summary>
internal sealed record Received(WriteRow Row, bool IsNew);
