namespace Carbon.Registry.Records;

/// <summary>
/// What a request for offset says. Its Keccak-256 over the ABI encoding is the content hash.
/// </summary>
/// <param name="Items">
/// 1 to 16 tickets of one division and kind, each once, in ascending order, with the amount of each.
/// </param>
/// <param name="Purpose">What the offset is for.</param>
/// <param name="Beneficiary">For whom the amount is offset; the holder or another registered person.</param>
/// <param name="Year">The year whose emission, event or duty it answers for.</param>
/// <param name="UseDivision">Where it is used; GB/T 2260 code, six digits.</param>
/// <param name="CaseId">The damage case that it answers, where the purpose is one; else zero.</param>
/// <param name="QuotaId">The quota that it fulfils, where the purpose is an excess emission; else zero.</param>
/// <param name="Activity">Name of the event, label or activity; public, up to 120 bytes.</param>
public sealed record OffsetContent(
    IReadOnlyList<Portion> Items,
    Purpose Purpose,
    PersonId Beneficiary,
    ushort Year,
    uint UseDivision,
    Digest CaseId,
    Digest QuotaId,
    string Activity);
