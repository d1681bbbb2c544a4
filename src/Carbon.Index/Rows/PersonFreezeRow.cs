namespace Carbon.Index.Rows;

/// <summary>A court's freeze of all that a person holds.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Position">Where it was placed; the cursor of lists.</param>
/// <param name="Person">The person.</param>
/// <param name="Court">The only member that may renew or release it.</param>
/// <param name="UntilSeconds">The end that its order or last renewal names, since 1970.</param>
/// <param name="Status">In force, released or lapsed.</param>
/// <param name="DocumentHash">The order.</param>
/// <param name="PlacedAtSeconds">When, since 1970.</param>
/// <param name="RenewedAtSeconds">When it was last renewed, or null.</param>
/// <param name="RenewalDocumentHash">The document that last renewed it, or zero.</param>
/// <param name="EndedAtSeconds">When it ended, or null.</param>
/// <param name="EndMember">Who ended it, or nobody.</param>
/// <param name="EndDocumentHash">The document that ended it, or zero.</param>
public sealed record PersonFreezeRow(
    Digest Id,
    ulong Position,
    PersonId Person,
    MemberId Court,
    ulong UntilSeconds,
    FreezeStatus Status,
    Digest DocumentHash,
    ulong PlacedAtSeconds,
    ulong? RenewedAtSeconds,
    Digest RenewalDocumentHash,
    ulong? EndedAtSeconds,
    MemberId EndMember,
    Digest EndDocumentHash);
