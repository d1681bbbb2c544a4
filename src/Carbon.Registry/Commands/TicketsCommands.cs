namespace Carbon.Registry.Commands;

/// <summary>
/// Moves a part to a new number for another person (N-25). Office Register, with the mandate Transfer of every
/// owner. The document is used once.
/// </summary>
public sealed record TransferPart(
    RegisterNumber Ticket,
    PersonId To,
    ulong Amount,
    TransferCause Cause,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Moves a whole ticket, without liens, to another person (N-24). Office Register, with the mandate Transfer of
/// every owner. The document is used once.
/// </summary>
public sealed record TransferTicket(
    RegisterNumber Ticket,
    PersonId To,
    TransferCause Cause,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Ends a used-up ticket (N-43, W-22). Office Cancel. Final; the number still answers.
/// </summary>
public sealed record CancelTicket(RegisterNumber Ticket, Digest DocumentHash) : RegistryCommand;
