namespace Carbon.Ethereum;

/// <summary>Says that a text is not a version 3 keystore, or asks for more work than is allowed.</summary>
public sealed class KeystoreFormatException : Exception
{
    /// <summary>Says what is malformed.</summary>
    public KeystoreFormatException(string message) : base(message) { }

    /// <summary>Says what is malformed and which error showed it.</summary>
    public KeystoreFormatException(string message, Exception cause) : base(message, cause) { }
}
