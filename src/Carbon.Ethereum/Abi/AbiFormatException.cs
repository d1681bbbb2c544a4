namespace Carbon.Ethereum;

/// <summary>
/// Says that bytes are not the strict ABI encoding of the expected types, or a type's text is malformed.
/// </summary>
public sealed class AbiFormatException : Exception
{
    /// <summary>Says what is malformed.</summary>
    public AbiFormatException(string message) : base(message) { }

    /// <summary>Says what is malformed and which error showed it.</summary>
    public AbiFormatException(string message, Exception cause) : base(message, cause) { }
}
