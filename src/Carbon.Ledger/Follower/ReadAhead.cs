using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>
/// Reads one span of blocks after the other, the next while the fold takes the last. A span is made smaller where an
/// answer failed, was too large or too slow, or where it held more than the fold should take in one commit; and larger
/// again with each that came.
/// </summary>
/// <param name="most">The most blocks of a span.</param>
internal sealed class ReadAhead(int most)
{
    // Two spans are held at once: some tens of megabytes where every transaction writes a dozen events.
    private const int TransactionsMax = 4_096;

    private const int CountAtFirst = 16;

    private int _count = Math.Min(most, CountAtFirst);
    private Span? _next;

    /// <summary>The next blocks from a height on, up to the head at most; each is upon the one before.</summary>
    public async Task<IReadOnlyList<SealedBlock>> ReadAsync(
        BlockReader reader, ulong first, ulong head, CancellationToken cancel)
    {
        var begun = _next;
        _next = null;
        var span = begun is { } next && next.First == first && next.Last <= head
            ? next
            : Begin(reader, first, head, cancel);
        var blocks = await span.Blocks;
        var isHeavy = blocks.Sum(block => block.Transactions.Count) > TransactionsMax;
        _count = isHeavy ? Math.Max(1, _count / 2) : Math.Min(most, 2 * _count);
        var after = first + (ulong)blocks.Count;
        if (after <= head) _next = Begin(reader, after, head, cancel);
        return blocks;
    }

    /// <summary>Asks for less at once, because a step failed.</summary>
    public void Fail() => _count = Math.Max(1, _count / 2);

    private Span Begin(BlockReader reader, ulong first, ulong head, CancellationToken cancel)
    {
        var count = Math.Min(head - first + 1, (ulong)_count);
        return new Span(first, first + count - 1, reader.ReadAsync(first, (int)count, cancel));
    }

    private readonly record struct Span(ulong First, ulong Last, Task<IReadOnlyList<SealedBlock>> Blocks);
}
