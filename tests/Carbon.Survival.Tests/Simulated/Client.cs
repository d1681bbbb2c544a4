using System.Collections.Concurrent;

namespace Carbon.Survival.Tests;

/// <summary>What the callers of one node asked for and were told.</summary>
internal sealed class Client
{
    private readonly ConcurrentDictionary<Guid, Digest> _asked = new();
    private readonly ConcurrentDictionary<Guid, Write> _final = new();

    public IReadOnlyDictionary<Guid, Digest> Asked => _asked;

    /// <summary>Final answers that were given along the way; they must never change.</summary>
    public IReadOnlyDictionary<Guid, Write> Final => _final;

    public int Refusals { get; private set; }

    public void Ask(Guid id, Digest commitment) => _asked[id] = commitment;

    /// <summary>A refused request had no effect and is asked no more.</summary>
    public void Refused(Guid id)
    {
        _asked.TryRemove(id, out _);
        Refusals++;
    }

    public void Told(Write write)
    {
        if (!write.IsFinal || !write.IsSettled) return;
        var first = _final.GetOrAdd(write.RequestId, write);
        Assert.Equal(
            (first.State, first.Block, first.TransactionHash), (write.State, write.Block, write.TransactionHash));
    }
}
