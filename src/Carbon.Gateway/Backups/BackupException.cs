namespace Carbon.Gateway.Backups;

/// <summary>A backup cannot be taken or brought back; the message is for the operator.</summary>
internal sealed class BackupException : Exception
{
    /// <summary>Says in one sentence what is wrong.</summary>
    public BackupException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
