namespace Carbon.Grpc.Tests;

/// <summary>A clock that stands still until a test moves it, so that a deadline passes when the test says so.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public DateTime In(TimeSpan time) => GetUtcNow().UtcDateTime.Add(time);

    /// <summary>Moves the clock and runs what has come due.</summary>
    public void Advance(TimeSpan time)
    {
        ManualTimer[] due;
        lock (_lock)
        {
            _now += time;
            due = _timers.Where(timer => timer.Due <= _now).ToArray();
            _timers.RemoveAll(due.Contains);
        }

        foreach (var timer in due)
            timer.Callback(timer.State);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, period);
        lock (_lock)
        {
            var timer = new ManualTimer(this, callback, state, _now + dueTime);
            if (dueTime > TimeSpan.Zero)
                _timers.Add(timer);
            else
                ThreadPool.QueueUserWorkItem(_ => callback(state));
            return timer;
        }
    }

    private void Remove(ManualTimer timer)
    {
        lock (_lock)
            _timers.Remove(timer);
    }

    private sealed record ManualTimer(
        ManualTime Owner, TimerCallback Callback, object? State, DateTimeOffset Due) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => Owner.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
