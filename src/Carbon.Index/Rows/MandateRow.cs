namespace Carbon.Index.Rows;

/// <summary>A person's leave for a member to act; the last one given to that member.</summary>
/// <param name="Person">The person.</param>
/// <param name="Member">The member that may act.</param>
/// <param name="Acts">Bit n stands for MandateAct n.</param>
/// <param name="UntilSeconds">When it ends, since 1970.</param>
/// <param name="DocumentHash">The document that gave it.</param>
/// <param name="RecordedBy">Who recorded it.</param>
/// <param name="Withdrawn">Whether it was withdrawn.</param>
public sealed record MandateRow(
    PersonId Person,
    MemberId Member,
    uint Acts,
    ulong UntilSeconds,
    Digest DocumentHash,
    MemberId RecordedBy,
    bool Withdrawn);
