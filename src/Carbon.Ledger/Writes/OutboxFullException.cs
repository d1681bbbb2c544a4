using System.Globalization;

namespace Carbon.Ledger;

/// <summary>So many writes wait for the chain already that no more are taken; nothing was stored.</summary>
public sealed class OutboxFullException : LedgerUnavailableException
{
    /// <summary>Names the limit.</summary>
    public OutboxFullException(int limit)
        : base(
            string.Create(CultureInfo.InvariantCulture, $"{limit} writes wait for the chain; ask again when it moves."),
            null)
    {
    }
}
