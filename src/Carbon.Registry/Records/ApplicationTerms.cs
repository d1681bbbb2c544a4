namespace Carbon.Registry.Records;

/// <summary>
/// What an application needs under a policy.
/// </summary>
/// <param name="ReviewChain">Offices that must approve, in order (P3, P4).</param>
/// <param name="GreenQuotaChain">The same for purchases for a green quota; none: there is no such way (C-15).</param>
/// <param name="PlantingAgreement">Whether new planting comes by an accepted agreement (C-12).</param>
/// <param name="Pool">Whether lots stand in a reserve pool (P4).</param>
/// <param name="ApplicantKinds">Persons who may apply: bit n stands for PersonKind n (P5).</param>
/// <param name="Declarations">Declarations asked for: bit n stands for Declaration n (P6, P7).</param>
/// <param name="AreaMinMuThousandths">Smallest area, inclusive; 0: none (P6).</param>
/// <param name="StandAgeMinDays">Smallest age of the stand at submission, in days, inclusive; 0: none (P6).</param>
/// <param name="SurvivalMinPercent">Smallest survival, inclusive; 0: none (P6).</param>
/// <param name="PlantedSinceDay">
/// First day on which the work may have begun, in days since 1970-01-01; 0: none (P6).
/// </param>
/// <param name="Exceptions">Whether a reviewer may let a stand pass that falls short, with reasons (O-26).</param>
/// <param name="StandFacts">Whether species and the four bounds must be told (C-13).</param>
/// <param name="PaperCount">How many papers go with an application; 0: the policy is silent, 1 to 16 (P8).</param>
/// <param name="ReviewWorkingDays">Limit for the review in working days; 0: none (P9).</param>
/// <param name="DeductionMaxBasisPoints">Largest agreed deduction of work costs from proceeds (P28).</param>
public sealed record ApplicationTerms(
    IReadOnlyList<Office> ReviewChain,
    IReadOnlyList<Office> GreenQuotaChain,
    bool PlantingAgreement,
    bool Pool,
    uint ApplicantKinds,
    uint Declarations,
    ulong AreaMinMuThousandths,
    ushort StandAgeMinDays,
    byte SurvivalMinPercent,
    uint PlantedSinceDay,
    bool Exceptions,
    bool StandFacts,
    byte PaperCount,
    byte ReviewWorkingDays,
    ushort DeductionMaxBasisPoints);
