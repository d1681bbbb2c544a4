namespace Carbon.Ledger;

/// <summary>The outbox signs nothing more until people have looked; the message names why.</summary>
public sealed class OutboxHaltedException : LedgerUnavailableException
{
    /// <summary>Names why.</summary>
    public OutboxHaltedException(string reason)
        : base(reason, null)
    {
    }
}
