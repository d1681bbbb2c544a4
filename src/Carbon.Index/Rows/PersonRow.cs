namespace Carbon.Index.Rows;

/// <summary>A real-name holder, without the name.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Division">GB/T 2260 code of the registering division.</param>
/// <param name="Kind">What sort of holder.</param>
/// <param name="Standing">Whether it may act.</param>
/// <param name="Freezes">Freezes of the person in force.</param>
/// <param name="Commitment">Salted commitment of the real name as it is now.</param>
/// <param name="Key">The key it signs with, or zero.</param>
/// <param name="Member">Who registered it.</param>
/// <param name="DocumentHash">The registering document.</param>
/// <param name="StandingDocumentHash">The document that last set its standing, or zero.</param>
/// <param name="RegisteredAtSeconds">When, since 1970.</param>
public sealed record PersonRow(
    PersonId Id,
    uint Division,
    PersonKind Kind,
    PersonStanding Standing,
    uint Freezes,
    Digest Commitment,
    AccountAddress Key,
    MemberId Member,
    Digest DocumentHash,
    Digest StandingDocumentHash,
    ulong RegisteredAtSeconds);
