namespace Carbon.Ledger;

/// <summary>What a node's engine can do, as found at start.</summary>
/// <param name="HasBaseFee">Whether blocks carry a base fee, and so typed transactions are taken.</param>
/// <param name="HasBlockReceipts">Whether all receipts of a block come in one answer.</param>
public sealed record ChainFacts(bool HasBaseFee, bool HasBlockReceipts);
