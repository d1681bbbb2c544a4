namespace Carbon.Index.Rows;

/// <summary>What a ticket's face says of the lot that it is a part of.</summary>
/// <param name="Number">The application whose lot it is.</param>
/// <param name="Place">Where the forest is.</param>
/// <param name="AreaMuThousandths">Area, in thousandths of a mu.</param>
/// <param name="PeriodStartDay">First day of the monitoring period, in days since 1970-01-01.</param>
/// <param name="PeriodEndDay">Last day of the monitoring period, in days since 1970-01-01.</param>
/// <param name="Method">Id and version of the measuring method.</param>
/// <param name="CertificateHash">Hash of the reduction's certificate.</param>
public sealed record LotFace(
    RegisterNumber Number,
    string Place,
    ulong AreaMuThousandths,
    uint PeriodStartDay,
    uint PeriodEndDay,
    string Method,
    Digest CertificateHash);
