namespace Carbon.Index.Rows;

/// <summary>A voucher that answered a case.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Voucher">The voucher.</param>
/// <param name="Amount">Base units.</param>
/// <param name="FulfilledAmount">All that was answered by then.</param>
/// <param name="TimeSeconds">When, since 1970.</param>
public sealed record CaseAnswerRow(
    Digest CaseId,
    RegisterNumber Voucher,
    ulong Amount,
    ulong FulfilledAmount,
    ulong TimeSeconds);
