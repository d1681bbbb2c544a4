namespace Carbon.Cli.CommandLine;

/// <summary>Ends a command with one clear sentence and an exit code.</summary>
// The three constructors every exception is advised to have would make one without an exit code.
#pragma warning disable CA1032
internal sealed class CommandException(int exitCode, string sentence, Exception? inner = null)
    : Exception(sentence, inner)
#pragma warning restore CA1032
{
    /// <summary>What the process ends with.</summary>
    public int ExitCode { get; } = exitCode;
}
