namespace Carbon.Cli.Audits;

/// <summary>What an audit looked at and found.</summary>
/// <param name="Height">The index's block.</param>
/// <param name="BlockHash">Its hash.</param>
/// <param name="Tickets">Tickets held against the chain.</param>
/// <param name="Liens">Liens held against the chain.</param>
/// <param name="Vouchers">Vouchers held against the chain.</param>
/// <param name="Digest">Digest of the index.</param>
/// <param name="RebuiltDigest">Digest of the one built from events.</param>
/// <param name="Findings">Every difference.</param>
internal sealed record AuditReport(
    ulong Height,
    string BlockHash,
    int Tickets,
    int Liens,
    int Vouchers,
    string Digest,
    string RebuiltDigest,
    IReadOnlyList<AuditFinding> Findings)
{
    /// <summary>Whether nothing differs.</summary>
    public bool Equal => Findings.Count == 0 && Digest == RebuiltDigest;
}
