namespace Carbon.Ethereum;

/// <summary>A key cannot be used as told; the message is one sentence for the operator and holds no secret.</summary>
public sealed class KeyFileException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public KeyFileException(string message) : base(message) { }

    /// <summary>Says what is wrong and which error showed it.</summary>
    public KeyFileException(string message, Exception cause) : base(message, cause) { }
}
