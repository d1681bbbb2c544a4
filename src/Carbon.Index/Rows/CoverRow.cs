namespace Carbon.Index.Rows;

/// <summary>What stands behind a pledge besides the tickets.</summary>
/// <param name="Cover">Insurance or guarantee.</param>
/// <param name="Member">Who gives it.</param>
/// <param name="UntilSeconds">Its end, since 1970, or zero.</param>
/// <param name="DocumentHash">Its contract.</param>
/// <param name="TimeSeconds">When it was attached, since 1970.</param>
public sealed record CoverRow(
    CoverKind Cover,
    MemberId Member,
    ulong UntilSeconds,
    Digest DocumentHash,
    ulong TimeSeconds);
