namespace Carbon.Index.Rows;

/// <summary>A planting agreement.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Position">Where it was agreed; the cursor of lists.</param>
/// <param name="Division">GB/T 2260 code.</param>
/// <param name="Planter">Who plants.</param>
/// <param name="AreaMuThousandths">Area, in thousandths of a mu.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Member">Who agreed for the government.</param>
/// <param name="DocumentHash">The agreement.</param>
/// <param name="AgreedAtSeconds">When, since 1970.</param>
/// <param name="ReportedAtSeconds">When it was last reported as done, or null.</param>
/// <param name="ReportDocumentHash">The report, or zero.</param>
/// <param name="DecidedAtSeconds">When that report was accepted or refused, or null.</param>
/// <param name="DecisionDocumentHash">The decision, or zero.</param>
/// <param name="Lot">The filed application that it carried, or null.</param>
public sealed record PlantingRow(
    Digest Id,
    ulong Position,
    uint Division,
    PersonId Planter,
    ulong AreaMuThousandths,
    PlantingStatus Status,
    MemberId Member,
    Digest DocumentHash,
    ulong AgreedAtSeconds,
    ulong? ReportedAtSeconds,
    Digest ReportDocumentHash,
    ulong? DecidedAtSeconds,
    Digest DecisionDocumentHash,
    RegisterNumber? Lot);
