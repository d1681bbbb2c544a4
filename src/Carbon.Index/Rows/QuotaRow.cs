namespace Carbon.Index.Rows;

/// <summary>A quota of an emitter for a year.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Position">Where it was first set; the cursor of lists.</param>
/// <param name="Content">What was last set.</param>
/// <param name="Policy">The rules it was last set under.</param>
/// <param name="TicketsFirst">Whether other means count only once tickets answered their part.</param>
/// <param name="TicketsGrams">What vouchers fulfilled, in grams of CO2e.</param>
/// <param name="OthersGrams">What other means fulfilled, in grams of CO2e.</param>
/// <param name="Member">Who last set it.</param>
/// <param name="DocumentHash">The document that last set it.</param>
/// <param name="SetAtSeconds">When it was last set, since 1970.</param>
public sealed record QuotaRow(
    Digest Id,
    ulong Position,
    QuotaContent Content,
    PolicyId Policy,
    bool TicketsFirst,
    ulong TicketsGrams,
    ulong OthersGrams,
    MemberId Member,
    Digest DocumentHash,
    ulong SetAtSeconds)
{
    /// <summary>What the emission is over the baseline, in grams of CO2e.</summary>
    public ulong ObligationGrams =>
        Content.EmissionGrams - Math.Min(Content.EmissionGrams, Content.BaselineGrams);
}
