namespace Carbon.Index.Rows;

/// <summary>A real-name holder, without the name.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Division">GB/T 2260 code of the registering division.</param>
/// <param name="Kind">Legal or natural.</param>
/// <param name="Commitment">Salted commitment of the real name.</param>
/// <param name="Key">The key it signs with, or zero.</param>
/// <param name="Member">Who registered it.</param>
/// <param name="DocumentHash">The registering document.</param>
public sealed record PersonRow(
    PersonId Id,
    uint Division,
    PersonKind Kind,
    Digest Commitment,
    AccountAddress Key,
    MemberId Member,
    Digest DocumentHash);
