namespace Carbon.Index.Rows;

/// <summary>The last event of the register: two readings with one mark saw the same register.</summary>
/// <param name="Height">Height of its block; 0 before the first.</param>
/// <param name="Position">Its place among all events.</param>
/// <param name="TransactionHash">The transaction that made it.</param>
public readonly record struct RegisterMark(ulong Height, ulong Position, Digest TransactionHash);
