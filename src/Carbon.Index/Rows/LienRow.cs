namespace Carbon.Index.Rows;

/// <summary>A claim on part of a ticket, in force or released.</summary>
/// <param name="Id">Its id; a pledge's lien has the pledge's id.</param>
/// <param name="Ticket">The ticket it lies on.</param>
/// <param name="Kind">What sort of claim.</param>
/// <param name="Owner">The only member that may release it.</param>
/// <param name="Amount">Base units; zero for a root freeze, which takes everything.</param>
/// <param name="UntilSeconds">The end its document names, since 1970, or zero. It ends by release alone.</param>
/// <param name="Rank">Order of registration on the ticket, from 1.</param>
/// <param name="Status">In force or released.</param>
/// <param name="DocumentHash">The document that placed it.</param>
/// <param name="PlacedAtSeconds">When it was placed, since 1970.</param>
/// <param name="ReleasedAtSeconds">When it was released, or null.</param>
/// <param name="ReleaseDocumentHash">The document that released it, or zero.</param>
public sealed record LienRow(
    Digest Id,
    RegisterNumber Ticket,
    LienKind Kind,
    MemberId Owner,
    ulong Amount,
    ulong UntilSeconds,
    byte Rank,
    LienStatus Status,
    Digest DocumentHash,
    ulong PlacedAtSeconds,
    ulong? ReleasedAtSeconds,
    Digest ReleaseDocumentHash);
