namespace Carbon.Registry.Commands;

/// <summary>
/// Moves a part to a new number for another person (N-25).
/// </summary>
public sealed record TransferPart(
    RegisterNumber Ticket,
    PersonId To,
    ulong Amount,
    TransferCause Cause,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Moves a whole ticket without liens to other owners (N-24).
/// </summary>
public sealed record TransferTicket(
    RegisterNumber Ticket,
    IReadOnlyList<Share> Owners,
    bool Joint,
    TransferCause Cause,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Moves parts of a co-owner, on that co-owner's mandate alone, in a ticket held by shares without liens.
/// </summary>
public sealed record TransferShare(
    RegisterNumber Ticket,
    PersonId From,
    PersonId To,
    uint Parts,
    TransferCause Cause,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Divides a ticket without liens into 2 to 16 new numbers of the same owners. The amounts cover it exactly.
/// Mandate Register.
/// </summary>
public sealed record SplitTicket(
    RegisterNumber Ticket,
    IReadOnlyList<ulong> Amounts,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Makes one new number of 2 to 16 tickets without liens, of one lot, policy and owners, given in ascending order.
/// What freezes one of their roots later covers the new number too. Mandate Register.
/// </summary>
public sealed record MergeTickets(IReadOnlyList<RegisterNumber> Tickets, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Registers that the co-owners of a ticket without liens hold by these shares, or jointly. Every owner's mandate
/// Register.
/// </summary>
public sealed record ChangeOwnership(
    RegisterNumber Ticket,
    IReadOnlyList<Share> Owners,
    bool Joint,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Registers a change of identity data or of other facts (N-23, W-13). Mandate Register.
/// </summary>
public sealed record RegisterChange(RegisterNumber Ticket, ChangeKind Kind, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Reports the paper lost or damaged (N-22, W-12). Mandate Register. Frozen and pledged tickets too.
/// </summary>
public sealed record ReportLoss(RegisterNumber Ticket, LossCause Cause, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Withdraws a loss notice: the paper was found. Mandate Register.
/// </summary>
public sealed record WithdrawLoss(RegisterNumber Ticket, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Prints the ticket again once the announcement is over; the document is the new paper. Mandate Register.
/// </summary>
public sealed record ReissueTicket(RegisterNumber Ticket, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Puts off the end of a lien. Its owner alone.
/// </summary>
public sealed record RenewLien(Digest LienId, ulong UntilSeconds, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Releases 1 to 32 liens. Their owner alone. Final.
/// </summary>
public sealed record ReleaseLiens(IReadOnlyList<Digest> LienIds, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Ends a freeze whose end has come. Office Register, or the court itself. Final.
/// </summary>
public sealed record LapseFreeze(Digest LienId, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Ends a used-up ticket (N-43, W-22) that is under no root freeze. Office Cancel. Final; the number still answers.
/// </summary>
public sealed record CancelTicket(RegisterNumber Ticket, Digest DocumentHash) : RegistryCommand;
