namespace Carbon.Registry.Events;

/// <summary>
/// A ticket was issued from a lot.
/// </summary>
public sealed record TicketIssued(
    RegisterNumber Ticket,
    RegisterNumber Lot,
    PolicyId Policy,
    ulong Amount,
    Ownership Ownership,
    IReadOnlyList<Share> Owners,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// A part moved to a new number for another person; the old number keeps the rest.
/// </summary>
public sealed record PartTransferred(
    RegisterNumber Ticket,
    RegisterNumber Child,
    PersonId To,
    ulong Amount,
    TransferCause Cause,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// A whole ticket changed its owner and kept its number.
/// </summary>
public sealed record TicketTransferred(
    RegisterNumber Ticket,
    PersonId To,
    TransferCause Cause,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// A lien was placed.
/// </summary>
public sealed record LienPlaced(
    Digest LienId,
    RegisterNumber Ticket,
    LienKind Kind,
    MemberId Owner,
    ulong Amount,
    ulong UntilSeconds,
    byte Rank,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// A lien was released by its owner, for the reason in the document.
/// </summary>
public sealed record LienReleased(
    Digest LienId,
    RegisterNumber Ticket,
    MemberId Owner,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// An amount left circulation for ever under a voucher.
/// </summary>
public sealed record AmountOffset(
    RegisterNumber Ticket,
    RegisterNumber Voucher,
    ulong Amount,
    MemberId Member) : RegistryEvent;

/// <summary>
/// A used-up ticket was cancelled.
/// </summary>
public sealed record TicketCancelled(RegisterNumber Ticket, MemberId Member, Digest DocumentHash) : RegistryEvent;
