namespace Carbon.Registry.Records;

/// <summary>
/// What an application says. Its Keccak-256 over the ABI encoding is the content hash that every approval names.
/// </summary>
/// <param name="Division">GB/T 2260 code, six digits.</param>
/// <param name="Kind">The kind of ticket asked for.</param>
/// <param name="Route">By which way the application comes.</param>
/// <param name="Applicants">Applicants with their exact parts, 1 to 64; one applicant holds all.</param>
/// <param name="Joint">Whether several applicants own jointly, not by shares.</param>
/// <param name="Parcels">Keccak-256 of each real-estate unit code of the land, 1 to 64, each once.</param>
/// <param name="PeriodStartDay">First day of the monitoring period, in days since 1970-01-01.</param>
/// <param name="PeriodEndDay">Last day of the monitoring period, in days since 1970-01-01.</param>
/// <param name="ClaimedAmount">Amount claimed, in the kind's base unit; of stands at most the area.</param>
/// <param name="AreaMuThousandths">Area of the forest, in thousandths of a mu.</param>
/// <param name="PlantedDay">
/// Day on which the planting or the work began, in days since 1970-01-01; 0 where it is not told.
/// </param>
/// <param name="SurvivalPercent">Survival of the planting, 0 to 100; 0 where it is not told.</param>
/// <param name="Declarations">What the applicants declare: bit n stands for Declaration n.</param>
/// <param name="DeductionBasisPoints">Work costs that the applicants agreed to draw from the proceeds (W-8).</param>
/// <param name="PlantingId">The accepted planting agreement by which it comes; else zero.</param>
/// <param name="Place">Where the forest is, as printed on the ticket; public, 1 to 120 bytes.</param>
/// <param name="Bounds">The four bounds (四至); public, up to 120 bytes.</param>
/// <param name="Species">Species and number of the trees; public, up to 120 bytes.</param>
/// <param name="Method">Id and version of the measuring method; public, 1 to 120 bytes.</param>
/// <param name="Papers">Keccak-256 of each paper, in the policy's order; 1 to 16.</param>
public sealed record ApplicationContent(
    uint Division,
    Kind Kind,
    ApplicationRoute Route,
    IReadOnlyList<Share> Applicants,
    bool Joint,
    IReadOnlyList<Digest> Parcels,
    uint PeriodStartDay,
    uint PeriodEndDay,
    ulong ClaimedAmount,
    ulong AreaMuThousandths,
    uint PlantedDay,
    byte SurvivalPercent,
    uint Declarations,
    ushort DeductionBasisPoints,
    Digest PlantingId,
    string Place,
    string Bounds,
    string Species,
    string Method,
    IReadOnlyList<Digest> Papers);
