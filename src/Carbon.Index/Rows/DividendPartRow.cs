namespace Carbon.Index.Rows;

/// <summary>An owner's part of a dividend.</summary>
/// <param name="DividendId">The dividend.</param>
/// <param name="Position">Where it was declared; the cursor of lists.</param>
/// <param name="Person">The owner of record.</param>
/// <param name="ValueFen">What it gets, in fen.</param>
/// <param name="PaidAtSeconds">When it was paid, or null.</param>
/// <param name="PayDocumentHash">The proof of payment, or zero.</param>
public sealed record DividendPartRow(
    Digest DividendId,
    ulong Position,
    PersonId Person,
    ulong ValueFen,
    ulong? PaidAtSeconds,
    Digest PayDocumentHash);
