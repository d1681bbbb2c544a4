using System.Globalization;
using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>
/// One of the register's own contracts logged what this release cannot read. Reading stops here: a register that skips
/// a fact is wrong without saying so.
/// </summary>
public sealed class UnreadableEventException : Exception
{
    /// <summary>Names the log and what is wrong with it.</summary>
    public UnreadableEventException(LogEntry log, string finding, Exception? inner = null)
        : base(Say(log, finding), inner)
    {
    }

    private static string Say(LogEntry log, string finding)
    {
        ArgumentNullException.ThrowIfNull(log);
        return string.Create(CultureInfo.InvariantCulture,
            $"Log {log.LogIndex} of block {log.BlockNumber} ({log.BlockHash}), transaction {log.TransactionHash}, by " +
            $"{log.Address} cannot be read: {finding}");
    }
}
