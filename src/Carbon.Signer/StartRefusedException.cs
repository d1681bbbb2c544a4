namespace Carbon.Signer;

/// <summary>A signer cannot start as it was told to; the message is one sentence for its operator.</summary>
internal sealed class StartRefusedException : Exception
{
    /// <summary>Exit code for settings, keys and places that do not fit.</summary>
    public const int WrongSettings = 2;

    public StartRefusedException(string message) : base(message) { }

    public StartRefusedException(string message, Exception cause) : base(message, cause) { }
}
