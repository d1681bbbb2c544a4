namespace Carbon.Registry.Commands;

/// <summary>
/// Records an agreement under the stands policy of the division. Office Approve.
/// </summary>
public sealed record AgreePlanting(
    uint Division,
    PersonId Planter,
    ulong AreaMuThousandths,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Reports the work as done. A member with the planter's mandate Apply.
/// </summary>
public sealed record ReportPlanting(Digest PlantingId, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Accepts the work. Office Approve. Final.
/// </summary>
public sealed record AcceptPlanting(Digest PlantingId, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Does not accept the work. Office Approve.
/// </summary>
public sealed record RefusePlanting(Digest PlantingId, Digest DocumentHash) : RegistryCommand;
