namespace Carbon.Registry.Events;

/// <summary>
/// The government and a planter agreed that an area is to be planted.
/// </summary>
public sealed record PlantingAgreed(
    Digest PlantingId,
    uint Division,
    PersonId Planter,
    ulong AreaMuThousandths,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The planter reported that the area is planted.
/// </summary>
public sealed record PlantingReported(Digest PlantingId, MemberId Member, Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The government accepted the work (验收合格).
/// </summary>
public sealed record PlantingAccepted(Digest PlantingId, MemberId Member, Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The government did not accept the work; it may be reported again.
/// </summary>
public sealed record PlantingRefused(Digest PlantingId, MemberId Member, Digest DocumentHash) : RegistryEvent;
