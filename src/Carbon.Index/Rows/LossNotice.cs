namespace Carbon.Index.Rows;

/// <summary>A loss notice that stands on a ticket.</summary>
/// <param name="Cause">Lost or damaged.</param>
/// <param name="UntilSeconds">When the announcement ends and the ticket may be printed again, since 1970.</param>
/// <param name="DocumentHash">The report.</param>
public sealed record LossNotice(
    LossCause Cause,
    ulong UntilSeconds,
    Digest DocumentHash);
