namespace Carbon.Registry.Commands;

/// <summary>
/// Freezes an amount up to the ticket's, free, pledged or frozen. Office Judge in the ticket's division.
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
/// Moves an amount, or the whole ticket, to another person by a ruling in force. Office Judge in the ticket's
/// division. The court's own freezes of the ticket end by the ruling; pledged amounts and what another court froze
/// before stay.
/// </summary>
public sealed record TransferByRuling(
    RegisterNumber Ticket,
    PersonId To,
    ulong Amount,
    Passage Passage,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Gives the amount of a pledge to another person under a new number by a ruling in force. Office Judge in the
/// ticket's division.
/// </summary>
public sealed record EnforcePledge(
    Digest LienId,
    PersonId To,
    Passage Passage,
    Digest DocumentHash) : RegistryCommand;
