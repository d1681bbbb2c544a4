namespace Carbon.Index.Rows;

/// <summary>A buyer's undertaking to answer for a part of a case.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Ordinal">Its number in the case, from 1; the cursor within a case.</param>
/// <param name="Position">Where it was undertaken; the cursor over cases.</param>
/// <param name="Content">What was undertaken, and when.</param>
/// <param name="Member">Who recorded it.</param>
/// <param name="DocumentHash">The undertaking.</param>
/// <param name="LeniencyDocumentHash">The document by which it counts as leniency, or zero.</param>
public sealed record SubscriptionRow(
    Digest CaseId,
    ushort Ordinal,
    ulong Position,
    Subscription Content,
    MemberId Member,
    Digest DocumentHash,
    Digest LeniencyDocumentHash);
