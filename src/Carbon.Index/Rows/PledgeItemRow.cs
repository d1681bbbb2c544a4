namespace Carbon.Index.Rows;

/// <summary>A ticket of a pledge, and the lien on it.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Amount">Base units.</param>
/// <param name="LienId">The lien, or zero before acceptance.</param>
/// <param name="LienStatus">Where the lien stands, or None before acceptance.</param>
/// <param name="UntilSeconds">The end that contract or last renewal names, since 1970, or zero.</param>
public sealed record PledgeItemRow(
    RegisterNumber Ticket,
    ulong Amount,
    Digest LienId,
    LienStatus LienStatus,
    ulong UntilSeconds);
