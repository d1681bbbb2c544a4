namespace Carbon.Index.Rows;

/// <summary>An application, and the lot made from it under the same number.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Policy">The rules it was submitted under.</param>
/// <param name="Content">What it says now.</param>
/// <param name="ContentHash">What every approval must name.</param>
/// <param name="Shortfalls">Limits that no reviewer let pass: bit n stands for EligibilityLimit n.</param>
/// <param name="Member">Who submitted or last corrected it.</param>
/// <param name="DocumentHash">The form it came with.</param>
/// <param name="SubmittedAtSeconds">When it first came in, since 1970.</param>
/// <param name="ReceivedAtSeconds">When this content came in, since 1970; starts the review clock.</param>
/// <param name="ReviewedAtSeconds">When the last review was done, or null.</param>
/// <param name="FiledAtSeconds">When the reduction was filed, or null.</param>
/// <param name="EndedAtSeconds">When it was rejected, withdrawn or disqualified, or null.</param>
/// <param name="EndMember">Who ended it, or nobody.</param>
/// <param name="EndDocumentHash">The reasons, or zero.</param>
/// <param name="Approvals">Approvals of this content, in order.</param>
/// <param name="Exceptions">Exceptions granted to any content, in order.</param>
/// <param name="Corrections">Corrections asked for, in order.</param>
/// <param name="NextOffice">Whose turn it is, File once reviewed, or None.</param>
/// <param name="CertifiedAmount">Base units on the certificate, or zero before filing.</param>
/// <param name="IssuedAmount">Base units issued as tickets so far.</param>
/// <param name="TicketsIssued">Tickets issued so far; the next one's ordinal is one more.</param>
/// <param name="CertificateHash">Hash of the certificate, or zero before filing.</param>
/// <param name="Pool">Where the lot stands in the reserve pool, if there is one.</param>
/// <param name="PoolDocumentHash">The document that took it out of the pool, or zero.</param>
/// <param name="DeficitAmount">Base units booked against the lot.</param>
/// <param name="Reversals">Losses of stored carbon, in order.</param>
public sealed record ApplicationRow(
    RegisterNumber Number,
    ApplicationStatus Status,
    PolicyId Policy,
    ApplicationContent Content,
    Digest ContentHash,
    byte Shortfalls,
    MemberId Member,
    Digest DocumentHash,
    ulong SubmittedAtSeconds,
    ulong ReceivedAtSeconds,
    ulong? ReviewedAtSeconds,
    ulong? FiledAtSeconds,
    ulong? EndedAtSeconds,
    MemberId EndMember,
    Digest EndDocumentHash,
    IReadOnlyList<ApprovalRow> Approvals,
    IReadOnlyList<ExceptionRow> Exceptions,
    IReadOnlyList<CorrectionRow> Corrections,
    Office NextOffice,
    ulong CertifiedAmount,
    ulong IssuedAmount,
    uint TicketsIssued,
    Digest CertificateHash,
    PoolStatus Pool,
    Digest PoolDocumentHash,
    ulong DeficitAmount,
    IReadOnlyList<ReversalRow> Reversals);
