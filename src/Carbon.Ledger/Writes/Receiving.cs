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
    public Task<Received> StoreAsync(WriteIntent intent, PricedCall call)
    {
        var arrival = new Arrival(intent, call);
        _arrived.Enqueue(arrival);

        if (Interlocked.Exchange(ref _isStoring, 1) == 0) _ = Task.Run(StoreAll);
        return arrival.Told.Task;
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
        try
        {
            var stored = store.Receive([.. batch.Select(one => (one.Intent, one.Call))], unsettledMax);
            foreach (var (one, received) in batch.Zip(stored)) Tell(one, received);
        }
        catch (Exception e)
        {
            foreach (var one in batch) one.Told.SetException(e);
        }
    }

    private void Tell(Arrival one, Received? received)
    {
        if (received is null) one.Told.SetException(new OutboxFullException(unsettledMax));
        else one.Told.SetResult(received);
    }

    private sealed record Arrival(WriteIntent Intent, PricedCall Call)
    {
        public TaskCompletionSource<Received> Told { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>A write as it was stored, now or under the same id before.</summary>
internal sealed record Received(WriteRow Row, bool IsNew);
