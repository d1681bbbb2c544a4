namespace Carbon.Cli.CommandLine;

/// <summary>The exit codes of <c>carbon</c>.</summary>
internal static class Exit
{
    /// <summary>Done, and what was asked is so.</summary>
    public const int Done = 0;

    /// <summary>Something that should work did not.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>
    /// The rules say no: the number is wrong or unknown, or the answer does not agree with the chain.
    /// </summary>
    public const int Refused = 3;

    /// <summary>Whom it asked does not answer: no network is up, a node or the chain is gone.</summary>
    public const int Unavailable = 4;

    /// <summary>Stopped by Ctrl-C or a signal before it was done.</summary>
    public const int Stopped = 130;
}
