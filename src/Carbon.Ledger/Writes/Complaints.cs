using System.Collections.Concurrent;

namespace Carbon.Ledger;

/// <summary>What node, signer and disk say against the writes, as long as they do.</summary>
internal sealed class Complaints
{
    private readonly ConcurrentDictionary<long, string> _ofWrites = new();
    private readonly ConcurrentDictionary<string, string> _ofLoops = new(StringComparer.Ordinal);

    /// <summary>The first of them, a loop's before a write's, or null.</summary>
    public string? First =>
        _ofLoops.Values.FirstOrDefault()
        ?? _ofWrites.OrderBy(pair => pair.Key).Select(pair => pair.Value).FirstOrDefault();

    public string? Of(long write) => _ofWrites.GetValueOrDefault(write);

    /// <summary>Says whether this is news.</summary>
    public bool Take(long write, string said)
    {
        var isNew = !_ofWrites.TryGetValue(write, out var before) || before != said;
        _ofWrites[write] = said;
        return isNew;
    }

    /// <summary>Says whether the loop did well before.</summary>
    public bool Take(string loop, string said)
    {
        var isNew = !_ofLoops.ContainsKey(loop);
        _ofLoops[loop] = said;
        return isNew;
    }

    public void Drop(long write) => _ofWrites.TryRemove(write, out _);

    /// <summary>Says whether there was one.</summary>
    public bool Drop(string loop) => _ofLoops.TryRemove(loop, out _);
}
