namespace Carbon.Index.Rows;

/// <summary>A proposed, accepted or ended pledge.</summary>
/// <param name="Id">Its id, and the id of the lien it becomes.</param>
/// <param name="Position">Where it was proposed; the cursor of lists.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="Kind">Pledge or mortgage.</param>
/// <param name="Lender">The lender.</param>
/// <param name="Proposer">The member that proposed it.</param>
/// <param name="Amount">Base units.</param>
/// <param name="UntilSeconds">The end the contract names, since 1970, or zero.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DocumentHash">The loan contract.</param>
/// <param name="EndDocumentHash">The document that declined, withdrew or released it, or zero.</param>
/// <param name="ProposedAtSeconds">When it was proposed, since 1970.</param>
public sealed record PledgeRow(
    Digest Id,
    ulong Position,
    RegisterNumber Ticket,
    LienKind Kind,
    MemberId Lender,
    MemberId Proposer,
    ulong Amount,
    ulong UntilSeconds,
    PledgeStatus Status,
    Digest DocumentHash,
    Digest EndDocumentHash,
    ulong ProposedAtSeconds);
