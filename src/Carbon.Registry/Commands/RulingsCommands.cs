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
/// Freezes a root ticket with everything split or merged from it, before or later. Office Judge in the ticket's
/// division.
/// </summary>
public sealed record FreezeRootTicket(
    RegisterNumber Ticket,
    ulong UntilSeconds,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Moves an amount, or the whole ticket, to another person by a ruling in force. Office Judge in the ticket's
/// division. Up to amount - pledged - (frozen - the court's own - those behind them): the court's own freezes of
/// the ticket that are named end by the ruling; pledged amounts and what another court froze before stay. The whole
/// of a ticket on which then no lien lies keeps its number; everything else gets a new one.
/// </summary>
public sealed record TransferByRuling(
    RegisterNumber Ticket,
    PersonId To,
    ulong Amount,
    Passage Passage,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Gives the amount of a pledge or mortgage in force to another person, the lender's or a buyer's, under a new
/// number by a ruling in force. Office Judge in the ticket's division. All other liens stay on the old number:
/// freezes of amounts before the pledge lie beside it, and those after it waited behind it.
/// </summary>
public sealed record EnforcePledge(
    Digest LienId,
    PersonId To,
    Passage Passage,
    Digest DocumentHash) : RegistryCommand;
