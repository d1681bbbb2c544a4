namespace Carbon.Registry.Policies;

/// <summary>What an application needs, as people write it.</summary>
/// <param name="ReviewChain">Offices that must approve, in order (P3, P4).</param>
/// <param name="GreenQuotaChain">The same for purchases for a green quota; empty: there is no such way (C-15).</param>
/// <param name="PlantingAgreement">Whether new planting comes by an accepted agreement (C-12).</param>
/// <param name="ReservePool">Whether lots stand in a reserve pool (P4).</param>
/// <param name="Applicants">Persons who may apply (P5).</param>
/// <param name="Declarations">Declarations asked for (P6, P7).</param>
/// <param name="AreaMinHectares">Smallest area in hectares, inclusive; 0: none (P6).</param>
/// <param name="StandAgeMinYears">Smallest age of the stand in years, inclusive; 0: none (P6).</param>
/// <param name="SurvivalMinPercent">Smallest survival, inclusive, 0 to 100; 0: none (P6).</param>
/// <param name="PlantedSince">First day on which the work may have begun, or null (P6).</param>
/// <param name="Exceptions">Whether a reviewer may let a stand pass that falls short, with reasons (O-26).</param>
/// <param name="StandFacts">Whether species and the four bounds must be told (C-13).</param>
/// <param name="PaperCount">How many papers go with an application; 0: the document is silent (P8).</param>
/// <param name="ReviewWorkingDays">Limit for the review in working days; 0 where there is none (P9).</param>
/// <param name="DeductionMaxPercent">Largest agreed deduction of work costs from proceeds, 0 to 100 (P28).</param>
public sealed record ApplicationRules(
    IReadOnlyList<Office> ReviewChain,
    IReadOnlyList<Office> GreenQuotaChain,
    bool PlantingAgreement,
    bool ReservePool,
    IReadOnlyList<PersonKind> Applicants,
    IReadOnlyList<Declaration> Declarations,
    uint AreaMinHectares,
    byte StandAgeMinYears,
    byte SurvivalMinPercent,
    DateOnly? PlantedSince,
    bool Exceptions,
    bool StandFacts,
    byte PaperCount,
    byte ReviewWorkingDays,
    byte DeductionMaxPercent)
{
    /// <summary>The largest area that a policy may ask for, in hectares.</summary>
    public const uint AreaMinHectaresMax = 1_000_000;

    /// <summary>The largest age that a policy may ask for, in years.</summary>
    public const byte StandAgeMinYearsMax = 100;

    private const ulong MuThousandthsPerHectare = 15_000;
    private const ushort BasisPointsPerPercent = 100;

    /// <summary>The same in the chain's units.</summary>
    public ApplicationTerms ToTerms() => new(
        ReviewChain,
        GreenQuotaChain,
        PlantingAgreement,
        ReservePool,
        Sets.Pack(Applicants),
        Sets.Pack(Declarations),
        AreaMinHectares * MuThousandthsPerHectare,
        LeastDaysOf(StandAgeMinYears),
        SurvivalMinPercent,
        PlantedSince is { } day ? (uint)(day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) : 0,
        Exceptions,
        StandFacts,
        PaperCount,
        ReviewWorkingDays,
        (ushort)(DeductionMaxPercent * BasisPointsPerPercent));

    // Any four years in a row have a leap day, three may have none: no stand that is old enough is turned away.
    private static ushort LeastDaysOf(byte years) => (ushort)(years * 365 + years / 4);
}
