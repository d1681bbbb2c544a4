namespace Carbon.Index.Rows;

/// <summary>Planting that itself answers for an emission or a duty.</summary>
/// <param name="Division">GB/T 2260 code.</param>
/// <param name="Position">Where it was credited; the cursor of lists.</param>
/// <param name="Beneficiary">For whom.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Year">The year it answers for.</param>
/// <param name="AreaMuThousandths">Area, in thousandths of a mu.</param>
/// <param name="SurvivalPercent">Survival, 1 to 100.</param>
/// <param name="Species">Species and number of the trees.</param>
/// <param name="Member">Who credited it.</param>
/// <param name="DocumentHash">The document; credits once.</param>
/// <param name="TimeSeconds">When, since 1970.</param>
public sealed record PlantingCreditRow(
    uint Division,
    ulong Position,
    PersonId Beneficiary,
    Purpose Purpose,
    ushort Year,
    ulong AreaMuThousandths,
    byte SurvivalPercent,
    string Species,
    MemberId Member,
    Digest DocumentHash,
    ulong TimeSeconds);
