namespace Carbon.Index.Rows;

/// <summary>A reviewer's leave for a stand that falls short of limits.</summary>
/// <param name="Office">The office.</param>
/// <param name="Shortfalls">The limits: bit n stands for EligibilityLimit n.</param>
/// <param name="Member">Who held the office.</param>
/// <param name="ContentHash">The content it was granted to.</param>
/// <param name="DocumentHash">The reasons.</param>
/// <param name="TimeSeconds">When, since 1970.</param>
public sealed record ExceptionRow(
    Office Office,
    byte Shortfalls,
    MemberId Member,
    Digest ContentHash,
    Digest DocumentHash,
    ulong TimeSeconds);
