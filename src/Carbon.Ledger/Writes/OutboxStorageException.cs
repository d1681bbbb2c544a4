namespace Carbon.Ledger;

/// <summary>The outbox's file takes nothing now, as where the disk is full; what it holds stands.</summary>
public sealed class OutboxStorageException : LedgerUnavailableException
{
    /// <summary>Names the file and what it said.</summary>
    public OutboxStorageException(string path, Exception inner)
        : base($"The outbox {path} cannot be written: {inner?.Message} Free space on its disk.", inner)
    {
    }
}
