namespace Carbon.Ledger;

/// <summary>How an outbox is doing.</summary>
/// <param name="Unsettled">Writes that are stored and not yet in a block.</param>
/// <param name="OldestAge">For how long the oldest of them waits, by the node's clock; null where none does.</param>
/// <param name="Rebroadcasts">How often bytes were sent again since the node started.</param>
/// <param name="Halts">How often this outbox was ever halted.</param>
/// <param name="HaltedBecause">Why nothing is accepted, signed or sent, or null where all is well.</param>
/// <param name="LastError">What chain, signer or disk said last against it, or null where nothing.</param>
public sealed record OutboxStatus(
    int Unsettled, TimeSpan? OldestAge, long Rebroadcasts, long Halts, string? HaltedBecause, string? LastError);
