namespace Carbon.Index.Rows;

/// <summary>A commitment that stands, or once stood, for a person.</summary>
/// <param name="Commitment">The commitment.</param>
/// <param name="Person">The person.</param>
/// <param name="Member">Who registered it.</param>
/// <param name="DocumentHash">The document.</param>
/// <param name="TimeSeconds">From when, since 1970.</param>
public sealed record CommitmentRow(
    Digest Commitment,
    PersonId Person,
    MemberId Member,
    Digest DocumentHash,
    ulong TimeSeconds);
