namespace Carbon.Registry.Commands;

/// <summary>
/// Shares income out. Office Register in the ticket's division.
/// </summary>
public sealed record DeclareDividend(RegisterNumber Ticket, ulong IncomeFen, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Records that an owner of record was paid what is due to it. Office Register in the ticket's division.
/// </summary>
public sealed record PayDividend(Digest DividendId, PersonId Person, Digest DocumentHash) : RegistryCommand;
