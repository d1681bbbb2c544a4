namespace Carbon.Index.Rows;

/// <summary>A request for offset and what became of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Position">Where it was asked; the cursor of lists.</param>
/// <param name="Division">GB/T 2260 code of its tickets.</param>
/// <param name="Content">What it says.</param>
/// <param name="ContentHash">What a grant or refusal must name.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Member">Who asked.</param>
/// <param name="DocumentHash">The form it came with.</param>
/// <param name="RequestedAtSeconds">When, since 1970.</param>
/// <param name="EndedAtSeconds">When it was granted, refused or withdrawn, or null.</param>
/// <param name="EndMember">Who did that, or nobody.</param>
/// <param name="EndDocumentHash">The document that granted, refused or withdrew it, or zero.</param>
/// <param name="Voucher">The voucher, once granted.</param>
public sealed record OffsetRequestRow(
    Digest Id,
    ulong Position,
    uint Division,
    OffsetContent Content,
    Digest ContentHash,
    OffsetStatus Status,
    MemberId Member,
    Digest DocumentHash,
    ulong RequestedAtSeconds,
    ulong? EndedAtSeconds,
    MemberId EndMember,
    Digest EndDocumentHash,
    RegisterNumber? Voucher);
