namespace Carbon.Index.Rows;

/// <summary>A proposed pledge and what became of it. It has no end of its own: its liens tell.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Position">Where it was proposed; the cursor of lists.</param>
/// <param name="Division">GB/T 2260 code of its tickets.</param>
/// <param name="Kind">Pledge or mortgage.</param>
/// <param name="Lender">The lender.</param>
/// <param name="Proposer">The member that proposed it.</param>
/// <param name="Items">Its tickets with their liens, 1 to 16.</param>
/// <param name="UntilSeconds">The end the contract names, since 1970, or zero.</param>
/// <param name="Status">What became of the proposal.</param>
/// <param name="DocumentHash">The loan contract.</param>
/// <param name="EndDocumentHash">The document that declined or withdrew it, or zero.</param>
/// <param name="ProposedAtSeconds">When it was proposed, since 1970.</param>
/// <param name="DecidedAtSeconds">When it was accepted, declined or withdrawn, or null.</param>
/// <param name="Covers">Insurances and guarantees, in order.</param>
public sealed record PledgeRow(
    Digest Id,
    ulong Position,
    uint Division,
    LienKind Kind,
    MemberId Lender,
    MemberId Proposer,
    IReadOnlyList<PledgeItemRow> Items,
    ulong UntilSeconds,
    PledgeStatus Status,
    Digest DocumentHash,
    Digest EndDocumentHash,
    ulong ProposedAtSeconds,
    ulong? DecidedAtSeconds,
    IReadOnlyList<CoverRow> Covers)
{
    /// <summary>Whether a lien that bears its contract is in force.</summary>
    public bool InForce => Items.Any(item => item.LienStatus == LienStatus.InForce);
}
