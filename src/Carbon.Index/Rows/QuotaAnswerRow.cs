namespace Carbon.Index.Rows;

/// <summary>What fulfilled a part of a quota.</summary>
/// <param name="QuotaId">The quota.</param>
/// <param name="Position">Where it was booked; the cursor of lists.</param>
/// <param name="Voucher">The voucher, or null for other means.</param>
/// <param name="Amount">Grams of CO2e.</param>
/// <param name="MetGrams">All that vouchers, or other means, fulfilled by then.</param>
/// <param name="Member">Who recorded other means, or nobody.</param>
/// <param name="DocumentHash">The document of other means, or zero.</param>
/// <param name="TimeSeconds">When, since 1970.</param>
public sealed record QuotaAnswerRow(
    Digest QuotaId,
    ulong Position,
    RegisterNumber? Voucher,
    ulong Amount,
    ulong MetGrams,
    MemberId Member,
    Digest DocumentHash,
    ulong TimeSeconds);
