using Microsoft.Extensions.Logging;

namespace Carbon.Ledger;

/// <summary>
/// Whether an outbox may accept, sign and send, and why not. A halt is kept in the file and outlives the process; the
/// first reason stands until it is lifted.
/// </summary>
internal sealed partial class Halt(OutboxStore store, ILogger logger)
{
    private readonly Lock _one = new();
    private volatile string? _reason = store.Owner()?.Halted;
    private volatile string? _paused;
    private bool _isKept = true;

    /// <summary>Why nothing goes on until people have looked, or null.</summary>
    public string? Reason => _reason;

    /// <summary>The same, or why nothing new is taken for now.</summary>
    public string? ReasonOrPause => _reason ?? _paused;

    /// <summary>Halts, unless it is halted already.</summary>
    public void Because(string reason)
    {
        lock (_one)
        {
            if (_reason is null)
            {
                // In memory first: where the disk is full too, nothing goes on either.
                (_reason, _isKept) = (reason, false);
                Log.Halted(logger, reason);
            }

            try
            {
                Keep();
            }
            catch (OutboxStorageException e)
            {
                // Whoever halts again, as every look at the chain does, tries again to keep it.
                Log.NotKept(logger, e.Message);
            }
        }
    }

    /// <summary>Throws OutboxStorageException unless the halt outlives the process.</summary>
    public void Keep()
    {
        lock (_one)
        {
            if (_isKept || _reason is not { } reason) return;
            store.SetHalted(reason);
            _isKept = true;
        }
    }

    public void Lift()
    {
        lock (_one)
        {
            if (_reason is null) return;
            store.ClearHalted();
            Log.Lifted(logger, _reason);
            (_reason, _isKept) = (null, true);
        }
    }

    /// <summary>Takes nothing new until <see cref="Unpause"/>; what is stored goes on.</summary>
    public void Pause(string reason) => _paused ??= reason;

    public void Unpause() => _paused = null;

    /// <summary>Throws OutboxHaltedException while halted or paused.</summary>
    public void Check()
    {
        if (ReasonOrPause is { } reason) throw new OutboxHaltedException(reason);
    }

    private static partial class Log
    {
        [LoggerMessage(21, LogLevel.Critical, "Nothing more is accepted, signed or sent: {Reason}")]
        public static partial void Halted(ILogger logger, string reason);

        [LoggerMessage(23, LogLevel.Error, "The halt stands, but not yet over a restart: {Message}")]
        public static partial void NotKept(ILogger logger, string message);

        [LoggerMessage(22, LogLevel.Warning, "The halt is lifted: {Reason}")]
        public static partial void Lifted(ILogger logger, string reason);
    }
}
