namespace Carbon.Index.Rows;

/// <summary>A claim on part of a ticket, in force or ended.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Position">Where it was placed; the cursor of lists.</param>
/// <param name="Ticket">The ticket it lies on.</param>
/// <param name="Kind">What sort of claim.</param>
/// <param name="Owner">The only member that may renew or release it.</param>
/// <param name="Amount">Base units; zero for a root freeze, which takes everything.</param>
/// <param name="EffectiveAmount">What of it takes effect now, by rank; zero once ended and for a root freeze.</param>
/// <param name="WaitingAmount">What of a freeze waits behind others of lower rank (轮候); zero once ended.</param>
/// <param name="UntilSeconds">The end that its document or renewal names, since 1970, or zero; ends nothing.</param>
/// <param name="Rank">Order of registration on the ticket, from 1; begins anew once no lien is in force.</param>
/// <param name="Status">In force, released, lapsed or enforced.</param>
/// <param name="DocumentHash">The document that placed it; a pledge's contract.</param>
/// <param name="PledgeId">The accepted pledge that it belongs to, or zero.</param>
/// <param name="PlacedAtSeconds">When it was placed, since 1970.</param>
/// <param name="RenewedAtSeconds">When it was last renewed, or null.</param>
/// <param name="RenewalDocumentHash">The document that last renewed it, or zero.</param>
/// <param name="EndedAtSeconds">When it ended, or null.</param>
/// <param name="EndMember">Who ended it, or nobody.</param>
/// <param name="EndDocumentHash">The document that released, lapsed or enforced it, or zero.</param>
/// <param name="Child">The number that an enforcement made, or null.</param>
public sealed record LienRow(
    Digest Id,
    ulong Position,
    RegisterNumber Ticket,
    LienKind Kind,
    MemberId Owner,
    ulong Amount,
    ulong EffectiveAmount,
    ulong WaitingAmount,
    ulong UntilSeconds,
    byte Rank,
    LienStatus Status,
    Digest DocumentHash,
    Digest PledgeId,
    ulong PlacedAtSeconds,
    ulong? RenewedAtSeconds,
    Digest RenewalDocumentHash,
    ulong? EndedAtSeconds,
    MemberId EndMember,
    Digest EndDocumentHash,
    RegisterNumber? Child);
