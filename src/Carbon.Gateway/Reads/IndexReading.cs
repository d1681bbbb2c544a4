using Carbon.Gateway.Answers;
using Carbon.Index;
using Carbon.Index.Queries;
using Carbon.Ledger;

namespace Carbon.Gateway.Reads;

/// <summary>Reads one state of the index and says what it is true as of.</summary>
internal sealed class IndexReading(RegistryIndex index, ChainFollower follower, TimeProvider time)
{
    /// <summary>Reads at least at a height, for which it waits a moment.</summary>
    /// <exception cref="IndexBehindException">The index is not there yet.</exception>
    public async Task<T> ReadAsync<T>(
        ulong minHeight, Func<IndexSnapshot, Wire.AsOf, T> read, CancellationToken cancel)
    {
        if (minHeight > 0 && (index.Tip is not { } tip || tip.Height < minHeight))
            await WaitAsync(minHeight, cancel);
        return Read(read);
    }

    /// <summary>Reads what the index has.</summary>
    /// <exception cref="IndexBehindException">It has nothing yet.</exception>
    public T Read<T>(Func<IndexSnapshot, Wire.AsOf, T> read)
    {
        var head = follower.Status.HeadHeight;
        return index.Read(snapshot =>
        {
            var tip = snapshot.Tip ?? throw new IndexBehindException();
            var asOf = new Wire.AsOf
            {
                Height = tip.Point.Height,
                BlockHash = tip.Point.Hash.ToString(),
                BlockTime = Times.At(tip.TimeSeconds),
                LagBlocks = head > tip.Point.Height ? head.Value - tip.Point.Height : 0,
            };
            return read(snapshot, asOf);
        });
    }

    private async Task WaitAsync(ulong height, CancellationToken cancel)
    {
        using var timer = new CancellationTokenSource(Limits.HeightWait, time);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancel);
        try
        {
            await follower.WaitForHeightAsync(height, waiting.Token);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new IndexBehindException(height, index.Tip?.Height ?? 0);
        }
    }
}
