using System.Collections.Concurrent;

namespace Carbon.Ledger;

/// <summary>How often bytes were sent since the start.</summary>
internal sealed class SendCounts
{
    private readonly ConcurrentDictionary<long, uint> _ofWrites = new();
    private long _again;

    public long Rebroadcasts => Interlocked.Read(ref _again);

    public uint Of(long write) => _ofWrites.GetValueOrDefault(write);

    /// <summary>Says whether it was sent before.</summary>
    public bool Add(long write)
    {
        var isAgain = _ofWrites.AddOrUpdate(write, 1, (_, before) => before + 1) > 1;
        if (isAgain) Interlocked.Increment(ref _again);
        return isAgain;
    }

    public void Drop(long write) => _ofWrites.TryRemove(write, out _);
}
