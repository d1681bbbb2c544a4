namespace Carbon.Ethereum;

/// <summary>Says that bytes are not one signed transaction in canonical form.</summary>
public sealed class TransactionFormatException : Exception
{
    /// <summary>Says what is malformed.</summary>
    public TransactionFormatException(string message) : base(message) { }

    /// <summary>Says what is malformed and which error showed it.</summary>
    public TransactionFormatException(string message, Exception cause) : base(message, cause) { }
}
