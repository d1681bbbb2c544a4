namespace Carbon.Index.Rows;

/// <summary>A request for offset and what became of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Position">Where it was asked; the cursor of lists.</param>
/// <param name="Content">What it says.</param>
/// <param name="ContentHash">What a grant or refusal must name.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Member">Who asked.</param>
/// <param name="DocumentHash">The form it came with.</param>
/// <param name="EndDocumentHash">The document that granted, refused or withdrew it, or zero.</param>
/// <param name="Voucher">The voucher, once granted.</param>
public sealed record OffsetRequestRow(
    Digest Id,
    ulong Position,
    OffsetContent Content,
    Digest ContentHash,
    OffsetStatus Status,
    MemberId Member,
    Digest DocumentHash,
    Digest EndDocumentHash,
    RegisterNumber? Voucher);
