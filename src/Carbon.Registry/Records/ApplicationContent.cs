namespace Carbon.Registry.Records;

/// <summary>What an application says; its hash is what every approval names.</summary>
/// <param name="Division">GB/T 2260 code, six digits.</param>
/// <param name="Kind">The kind of ticket asked for.</param>
/// <param name="Applicants">Applicants with their parts, 1 to 64.</param>
/// <param name="Joint">Whether several applicants own jointly, not by shares.</param>
/// <param name="Parcels">Keccak-256 of each real-estate unit code of the land, 1 to 64, each once.</param>
/// <param name="PeriodStartDay">First day of the monitoring period, in days since 1970-01-01.</param>
/// <param name="PeriodEndDay">Last day of the monitoring period, in days since 1970-01-01.</param>
/// <param name="ClaimedAmount">Amount claimed, in the kind's base unit.</param>
/// <param name="AreaMuThousandths">Area of the forest, in thousandths of a mu.</param>
/// <param name="Place">Where the forest is; public, 1 to 120 bytes.</param>
/// <param name="Method">Id and version of the measuring method; public, 1 to 120 bytes.</param>
/// <param name="DocumentsHash">Keccak-256 over the papers that the policy asks for.</param>
/// <param name="OutsideOtherSchemes">The pledge that the reduction is in no other scheme (N-7, W-3).</param>
public sealed record ApplicationContent(
    uint Division,
    Kind Kind,
    IReadOnlyList<Share> Applicants,
    bool Joint,
    IReadOnlyList<Digest> Parcels,
    uint PeriodStartDay,
    uint PeriodEndDay,
    ulong ClaimedAmount,
    ulong AreaMuThousandths,
    string Place,
    string Method,
    Digest DocumentsHash,
    bool OutsideOtherSchemes);
