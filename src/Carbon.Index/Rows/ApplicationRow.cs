namespace Carbon.Index.Rows;

/// <summary>An application, and the lot made from it under the same number.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Policy">The rules it was submitted under.</param>
/// <param name="Content">What it says now.</param>
/// <param name="ContentHash">What every approval must name.</param>
/// <param name="Member">Who submitted or last corrected it.</param>
/// <param name="DocumentHash">The form it came with.</param>
/// <param name="SubmittedAtSeconds">When it first came in, since 1970; starts the review clock.</param>
/// <param name="Approvals">Approvals of this content, in order.</param>
/// <param name="NextOffice">Whose turn it is, File once reviewed, or None.</param>
/// <param name="CertifiedAmount">Base units on the certificate, or zero before filing.</param>
/// <param name="IssuedAmount">Base units issued as tickets so far.</param>
/// <param name="TicketsIssued">Tickets issued so far; the next one's ordinal is one more.</param>
/// <param name="CertificateHash">Hash of the certificate, or zero before filing.</param>
public sealed record ApplicationRow(
    RegisterNumber Number,
    ApplicationStatus Status,
    PolicyId Policy,
    ApplicationContent Content,
    Digest ContentHash,
    MemberId Member,
    Digest DocumentHash,
    ulong SubmittedAtSeconds,
    IReadOnlyList<ApprovalRow> Approvals,
    Office NextOffice,
    ulong CertifiedAmount,
    ulong IssuedAmount,
    uint TicketsIssued,
    Digest CertificateHash);
