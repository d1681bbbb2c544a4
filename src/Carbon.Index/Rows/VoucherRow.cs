namespace Carbon.Index.Rows;

/// <summary>Amounts of one or several tickets taken out of circulation for a purpose.</summary>
/// <param name="Number">The voucher's own number.</param>
/// <param name="Content">What was asked and granted: tickets, purpose, beneficiary, year, case, quota.</param>
/// <param name="Amount">Sum of the amounts, in base units of the tickets' kind.</param>
/// <param name="RequestId">The request that it answers.</param>
/// <param name="Member">Who granted it.</param>
/// <param name="GrantedAtSeconds">When, since 1970.</param>
/// <param name="DocumentHash">The granting document.</param>
public sealed record VoucherRow(
    RegisterNumber Number,
    OffsetContent Content,
    ulong Amount,
    Digest RequestId,
    MemberId Member,
    ulong GrantedAtSeconds,
    Digest DocumentHash);
