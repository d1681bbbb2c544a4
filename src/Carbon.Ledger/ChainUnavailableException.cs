namespace Carbon.Ledger;

/// <summary>The chain gave no usable answer.</summary>
public sealed class ChainUnavailableException : LedgerUnavailableException
{
    /// <summary>Says what was asked and what came back.</summary>
    public ChainUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
