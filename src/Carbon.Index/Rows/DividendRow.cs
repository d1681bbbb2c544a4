namespace Carbon.Index.Rows;

/// <summary>Income of a ticket shared out among the owners of record. Values in fen.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Position">Where it was declared; the cursor of lists.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="IncomeFen">The income.</param>
/// <param name="CarriedFen">What the dividend before left over.</param>
/// <param name="Parts">What each owner of record gets, in their order.</param>
/// <param name="RemainderFen">What no exact share could take.</param>
/// <param name="Member">Who declared it.</param>
/// <param name="DocumentHash">The record.</param>
/// <param name="DeclaredAtSeconds">When, since 1970.</param>
public sealed record DividendRow(
    Digest Id,
    ulong Position,
    RegisterNumber Ticket,
    ulong IncomeFen,
    ulong CarriedFen,
    IReadOnlyList<DividendPartRow> Parts,
    ulong RemainderFen,
    MemberId Member,
    Digest DocumentHash,
    ulong DeclaredAtSeconds)
{
    /// <summary>What was paid so far, in fen.</summary>
    public ulong PaidFen => Parts.Where(part => part.PaidAtSeconds is not null)
        .Aggregate(0ul, (sum, part) => sum + part.ValueFen);
}
