namespace Carbon.Index.Rows;

/// <summary>A damage case.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Position">Where it was opened; the cursor of lists.</param>
/// <param name="Policy">The rules it was opened under.</param>
/// <param name="Content">What it says, as last assessed.</param>
/// <param name="FulfilledAmount">Base units that vouchers took for it; may be more than was assessed.</param>
/// <param name="Published">Whether it is published.</param>
/// <param name="Outcome">How it ended, or None while it is open.</param>
/// <param name="Opener">Who opened it.</param>
/// <param name="DocumentHash">The opening document.</param>
/// <param name="OpenedAtSeconds">When, since 1970.</param>
/// <param name="AssessedAtSeconds">When it was last assessed anew, or null.</param>
/// <param name="AssessmentDocumentHash">That assessment, or zero.</param>
/// <param name="PublicationDocumentHash">The document that last set publication, or zero.</param>
/// <param name="ClosedAtSeconds">When it ended, or null.</param>
/// <param name="EndDocumentHash">The document that ended it, or zero.</param>
public sealed record CaseRow(
    Digest Id,
    ulong Position,
    PolicyId Policy,
    CaseContent Content,
    ulong FulfilledAmount,
    bool Published,
    CaseOutcome Outcome,
    MemberId Opener,
    Digest DocumentHash,
    ulong OpenedAtSeconds,
    ulong? AssessedAtSeconds,
    Digest AssessmentDocumentHash,
    Digest PublicationDocumentHash,
    ulong? ClosedAtSeconds,
    Digest EndDocumentHash);
