namespace Carbon.Registry.Events;

/// <summary>
/// Income was shared out among the owners of record, in their order on the ticket.
/// </summary>
public sealed record DividendDeclared(
    Digest DividendId,
    RegisterNumber Ticket,
    ulong IncomeFen,
    ulong CarriedFen,
    IReadOnlyList<DividendPart> Parts,
    ulong RemainderFen,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// An owner of record was paid.
/// </summary>
public sealed record DividendPaid(
    Digest DividendId,
    PersonId Person,
    ulong ValueFen,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;
