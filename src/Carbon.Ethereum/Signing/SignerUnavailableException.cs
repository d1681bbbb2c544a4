namespace Carbon.Ethereum;

/// <summary>The signer gave no usable answer; ask again later. Whether it signed is not known.</summary>
public sealed class SignerUnavailableException : Exception
{
    /// <summary>Says what was wrong with the answer.</summary>
    public SignerUnavailableException(string message) : base(message) { }

    /// <summary>Says what was wrong and which error showed it.</summary>
    public SignerUnavailableException(string message, Exception cause) : base(message, cause) { }
}
