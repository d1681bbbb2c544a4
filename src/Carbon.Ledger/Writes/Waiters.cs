namespace Carbon.Ledger;

/// <summary>Those who wait for a write to settle or halt.</summary>
internal sealed class Waiters
{
    private readonly Lock _one = new();
    private readonly Dictionary<(string Caller, Guid RequestId), TaskCompletionSource> _waiting = [];

    /// <summary>Completes when the write is next told to have come to rest.</summary>
    public Task Join(string caller, Guid requestId)
    {
        lock (_one)
        {
            if (!_waiting.TryGetValue((caller, requestId), out var source))
            {
                source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting.Add((caller, requestId), source);
            }

            return source.Task;
        }
    }

    public void Tell(string caller, Guid requestId)
    {
        lock (_one)
        {
            if (_waiting.Remove((caller, requestId), out var source)) source.SetResult();
        }
    }
}
