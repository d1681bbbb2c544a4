namespace Carbon.Registry.Commands;

/// <summary>
/// Freezes an amount, free or pledged, of a ticket. Office Judge in the ticket's division.
/// </summary>
public sealed record FreezeTicket(
    RegisterNumber Ticket,
    ulong Amount,
    ulong UntilSeconds,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Freezes a root ticket with everything split from it. Office Judge in the ticket's division.
/// </summary>
public sealed record FreezeRootTicket(
    RegisterNumber Ticket,
    ulong UntilSeconds,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Releases a freeze. The court that placed it, alone. Final.
/// </summary>
public sealed record ReleaseFreeze(Digest FreezeId, Digest DocumentHash) : RegistryCommand;
