namespace Carbon.Ledger;

/// <summary>Whether an outbox may sign, and why not. The first reason stands until it is lifted.</summary>
internal sealed class Halt
{
    private volatile string? _reason;

    public string? Reason => _reason;

    public void Because(string reason) => Interlocked.CompareExchange(ref _reason, reason, null);

    public void Lift() => _reason = null;

    /// <summary>Throws OutboxHaltedException while halted.</summary>
    public void Check()
    {
        if (_reason is { } reason) throw new OutboxHaltedException(reason);
    }
}
