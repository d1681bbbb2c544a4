namespace Carbon.Registry.Records;

/// <summary>
/// What a division sets for an emitter and a year (O-1, O-2).
/// </summary>
/// <param name="Division">GB/T 2260 code, six digits.</param>
/// <param name="Emitter">Who emits.</param>
/// <param name="Year">The year.</param>
/// <param name="Class">The emitter's class, from 1.</param>
/// <param name="Grade">The emitter's grade, from 1.</param>
/// <param name="Power">Whether it generates power; emitters outside power must use tickets first (O-40).</param>
/// <param name="BaselineGrams">Emission that is free of any obligation, in grams of CO2e.</param>
/// <param name="EmissionGrams">Emission of the year, in grams of CO2e.</param>
/// <param name="TicketGrams">
/// Part of the excess that tickets may answer, or must answer first, in grams of CO2e.
/// </param>
public sealed record QuotaContent(
    uint Division,
    PersonId Emitter,
    ushort Year,
    byte Class,
    byte Grade,
    bool Power,
    ulong BaselineGrams,
    ulong EmissionGrams,
    ulong TicketGrams);
