namespace Carbon.Gateway.Watching;

/// <summary>How many streams one asker may have at once, and how many all together.</summary>
internal sealed class WatchSeats(int each, int all)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);
    private int _sum;

    /// <summary>A seat, given back by its disposal; null where there is none.</summary>
    public IDisposable? TryTake(string asker)
    {
        lock (_lock)
        {
            var own = _taken.GetValueOrDefault(asker);
            if (own >= each || _sum >= all)
                return null;
            (_taken[asker], _sum) = (own + 1, _sum + 1);
            return new Seat(this, asker);
        }
    }

    private void Return(string asker)
    {
        lock (_lock)
        {
            _sum--;
            if (--_taken[asker] == 0)
                _taken.Remove(asker);
        }
    }

    private sealed class Seat(WatchSeats seats, string asker) : IDisposable
    {
        private int _returned;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _returned, 1) == 0)
                seats.Return(asker);
        }
    }
}
