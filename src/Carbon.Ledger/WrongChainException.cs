namespace Carbon.Ledger;

/// <summary>The node's chain is not the one that the register stands on.</summary>
public sealed class WrongChainException : Exception
{
    /// <summary>Says in one sentence what differs.</summary>
    public WrongChainException(string message)
        : base(message)
    {
    }
}
