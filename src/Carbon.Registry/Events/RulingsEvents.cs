namespace Carbon.Registry.Events;

/// <summary>
/// A court's ruling moved an amount, or the whole ticket, to another person. The ledger tells the move.
/// </summary>
public sealed record RulingExecuted(
    RegisterNumber Ticket,
    PersonId To,
    MemberId Court,
    ulong Amount,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// A court's ruling gave a pledged amount to another person. The ledger tells the move.
/// </summary>
public sealed record PledgeEnforced(Digest LienId, PersonId To, MemberId Court, Digest DocumentHash) : RegistryEvent;
