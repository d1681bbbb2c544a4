namespace Carbon.Ledger;

/// <summary>Another process, or another part of this one, owns the outbox.</summary>
public sealed class OutboxInUseException : Exception
{
    /// <summary>Names the outbox.</summary>
    public OutboxInUseException(string path, Exception inner)
        : base($"The outbox {path} is in use by another process.", inner)
    {
    }
}
