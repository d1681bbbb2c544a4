namespace Carbon.Ledger;

/// <summary>How an outbox is doing.</summary>
/// <param name="Unsettled">Writes that are signed and not yet in a block.</param>
/// <param name="HaltedBecause">Why nothing new is signed, or null where all is well.</param>
/// <param name="LastError">Why the chain could not be asked last time, or null where it could.</param>
public sealed record OutboxStatus(int Unsettled, string? HaltedBecause, string? LastError);
