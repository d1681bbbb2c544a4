namespace Carbon.Gateway;

/// <summary>A node cannot start as it was told to; the message is for its operator.</summary>
public sealed class StartRefusedException : Exception
{
    /// <summary>Exit code for settings, keys, members and chains that do not fit.</summary>
    public const int WrongSettings = 2;

    /// <summary>Exit code for an address that another program holds.</summary>
    public const int AddressTaken = 3;

    /// <summary>Names what is wrong in one sentence, or one line per fault.</summary>
    public StartRefusedException(int exitCode, string message, Exception? inner = null)
        : base(message, inner) => ExitCode = exitCode;

    /// <summary>What the process ends with.</summary>
    public int ExitCode { get; }
}
