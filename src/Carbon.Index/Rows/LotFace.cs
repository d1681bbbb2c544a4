namespace Carbon.Index.Rows;

/// <summary>What a ticket's face says of the lot that it is a part of.</summary>
/// <param name="Number">The application whose lot it is.</param>
/// <param name="Place">Where the forest is.</param>
/// <param name="Bounds">The four bounds, or empty.</param>
/// <param name="Species">Species and number of the trees, or empty.</param>
/// <param name="AreaMuThousandths">Area, in thousandths of a mu.</param>
/// <param name="PeriodStartDay">First day of the monitoring period, in days since 1970-01-01.</param>
/// <param name="PeriodEndDay">Last day of the monitoring period, in days since 1970-01-01.</param>
/// <param name="Method">Id and version of the measuring method.</param>
/// <param name="CertificateHash">Hash of the reduction's certificate.</param>
/// <param name="DeficitAmount">Base units booked against the lot because stored carbon was lost again.</param>
public sealed record LotFace(
    RegisterNumber Number,
    string Place,
    string Bounds,
    string Species,
    ulong AreaMuThousandths,
    uint PeriodStartDay,
    uint PeriodEndDay,
    string Method,
    Digest CertificateHash,
    ulong DeficitAmount);
