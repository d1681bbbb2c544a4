namespace Carbon.Ledger;

/// <summary>
/// The command was not taken, for no fault of its own: nothing was stored, and the request id may be used again.
/// </summary>
public abstract class LedgerUnavailableException : Exception
{
    private protected LedgerUnavailableException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}
