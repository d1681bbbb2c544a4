namespace Carbon.Index.Rows;

/// <summary>A correction that a reviewer asked for.</summary>
/// <param name="Office">The office.</param>
/// <param name="Member">Who held it.</param>
/// <param name="ContentHash">The content to correct.</param>
/// <param name="DocumentHash">What is asked.</param>
/// <param name="AskedAtSeconds">When, since 1970; the review clock stands from here.</param>
/// <param name="AnsweredAtSeconds">When the corrected content came in, or null.</param>
/// <param name="AnswerDocumentHash">The form it came with, or zero.</param>
public sealed record CorrectionRow(
    Office Office,
    MemberId Member,
    Digest ContentHash,
    Digest DocumentHash,
    ulong AskedAtSeconds,
    ulong? AnsweredAtSeconds,
    Digest AnswerDocumentHash);
