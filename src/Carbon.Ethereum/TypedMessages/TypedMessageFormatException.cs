namespace Carbon.Ethereum;

/// <summary>Says that a typed message (EIP-712) is malformed.</summary>
public sealed class TypedMessageFormatException : Exception
{
    /// <summary>Says what is malformed.</summary>
    public TypedMessageFormatException(string message) : base(message) { }

    /// <summary>Says what is malformed and which error showed it.</summary>
    public TypedMessageFormatException(string message, Exception cause) : base(message, cause) { }
}
