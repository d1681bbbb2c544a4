namespace Carbon.Index.Rows;

/// <summary>An amount taken out of circulation for a purpose.</summary>
/// <param name="Number">The voucher's own number.</param>
/// <param name="Ticket">The ticket drawn on.</param>
/// <param name="Amount">Base units of the ticket's kind.</param>
/// <param name="RequestId">The request that it answers.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Beneficiary">For whom.</param>
/// <param name="Year">The year it answers for.</param>
/// <param name="Member">Who granted it.</param>
/// <param name="GrantedAtSeconds">When, since 1970.</param>
/// <param name="DocumentHash">The granting document.</param>
public sealed record VoucherRow(
    RegisterNumber Number,
    RegisterNumber Ticket,
    ulong Amount,
    Digest RequestId,
    Purpose Purpose,
    PersonId Beneficiary,
    ushort Year,
    MemberId Member,
    ulong GrantedAtSeconds,
    Digest DocumentHash);
