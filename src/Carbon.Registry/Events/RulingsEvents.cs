namespace Carbon.Registry.Events;

/// <summary>
/// A court froze an amount of a ticket under the order with this hash.
/// </summary>
public sealed record TicketFrozen(
    Digest FreezeId,
    RegisterNumber Ticket,
    MemberId Court,
    ulong Amount,
    ulong UntilSeconds,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// A court froze a root ticket and everything split from it, before or later.
/// </summary>
public sealed record RootTicketFrozen(
    Digest FreezeId,
    RegisterNumber Ticket,
    MemberId Court,
    ulong UntilSeconds,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The court released its freeze.
/// </summary>
public sealed record FreezeReleased(
    Digest FreezeId,
    RegisterNumber Ticket,
    MemberId Court,
    Digest DocumentHash) : RegistryEvent;
