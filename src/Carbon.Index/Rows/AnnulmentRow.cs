namespace Carbon.Index.Rows;

/// <summary>A proposed end of a ticket for error or fraud.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Position">Where it was proposed; the cursor of lists.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="Cause">Error or fraud.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Member">Who proposed it.</param>
/// <param name="DocumentHash">The proposal.</param>
/// <param name="ProposedAtSeconds">When, since 1970.</param>
/// <param name="EndedAtSeconds">When it was confirmed or declined, or null.</param>
/// <param name="EndMember">Who confirmed or declined it, or nobody.</param>
/// <param name="EndDocumentHash">The decision, or zero.</param>
public sealed record AnnulmentRow(
    Digest Id,
    ulong Position,
    RegisterNumber Ticket,
    AnnulmentCause Cause,
    AnnulmentStatus Status,
    MemberId Member,
    Digest DocumentHash,
    ulong ProposedAtSeconds,
    ulong? EndedAtSeconds,
    MemberId EndMember,
    Digest EndDocumentHash);
