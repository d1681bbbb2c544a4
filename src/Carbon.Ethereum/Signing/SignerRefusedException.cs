namespace Carbon.Ethereum;

/// <summary>
/// The signer will not sign this, or signed something else; asking again will not help until people have looked.
/// </summary>
public sealed class SignerRefusedException : Exception
{
    /// <summary>Takes one name of <see cref="SignerReason"/> and a sentence.</summary>
    public SignerRefusedException(string reason, string message) : base(message) => Reason = reason;

    /// <summary>Takes a name, a sentence, and the error that showed it.</summary>
    public SignerRefusedException(string reason, string message, Exception cause) : base(message, cause) =>
        Reason = reason;

    /// <summary>The reason's name, such as <c>SelectorNotAllowed</c> or <c>NonceDiffers</c>.</summary>
    public string Reason { get; }
}
