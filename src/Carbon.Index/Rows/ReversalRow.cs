namespace Carbon.Index.Rows;

/// <summary>Stored carbon of a lot that was lost again.</summary>
/// <param name="Cause">Why.</param>
/// <param name="Amount">Base units lost.</param>
/// <param name="DeficitAmount">All that was booked against the lot by then.</param>
/// <param name="Member">Who recorded it.</param>
/// <param name="DocumentHash">The report.</param>
/// <param name="TimeSeconds">When, since 1970.</param>
public sealed record ReversalRow(
    ReversalCause Cause,
    ulong Amount,
    ulong DeficitAmount,
    MemberId Member,
    Digest DocumentHash,
    ulong TimeSeconds);
