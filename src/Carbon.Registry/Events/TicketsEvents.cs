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
/// A whole ticket changed its owners and kept its number.
/// </summary>
public sealed record TicketTransferred(
    RegisterNumber Ticket,
    Ownership Ownership,
    IReadOnlyList<Share> Owners,
    TransferCause Cause,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// A co-owner's parts, all or some, moved to another person.
/// </summary>
public sealed record ShareTransferred(
    RegisterNumber Ticket,
    PersonId From,
    PersonId To,
    uint Parts,
    TransferCause Cause,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The policy wants a transfer to be registered as a change of the ticket too (N-25, D-2), or something other than
/// a transfer changed: identity data, or other facts in the document.
/// </summary>
public sealed record ChangeRegistered(
    RegisterNumber Ticket,
    ChangeKind Kind,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The co-owners hold the ticket by these shares, or jointly, from now on. The persons are the same.
/// </summary>
public sealed record OwnershipChanged(
    RegisterNumber Ticket,
    Ownership Ownership,
    IReadOnlyList<Share> Owners,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The duty to tend the trees (C-5) passed with the ticket, or with the part under ticket.
/// </summary>
public sealed record TendingDutyPassed(RegisterNumber Ticket) : RegistryEvent;

/// <summary>
/// A ticket was divided into new numbers of the same owners, in the order of the amounts, and ended.
/// </summary>
public sealed record TicketSplit(
    RegisterNumber Ticket,
    IReadOnlyList<RegisterNumber> Children,
    IReadOnlyList<ulong> Amounts,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// Tickets of one lot and the same owners became one new number and ended.
/// </summary>
public sealed record TicketsMerged(
    RegisterNumber Merged,
    IReadOnlyList<RegisterNumber> Tickets,
    ulong Amount,
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
/// The end of a lien was put off by its owner: a pledge was extended, a freeze renewed.
/// </summary>
public sealed record LienRenewed(
    Digest LienId,
    RegisterNumber Ticket,
    MemberId Owner,
    ulong UntilSeconds,
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
/// A freeze ended because its end had come and it was not renewed.
/// </summary>
public sealed record LienLapsed(
    Digest LienId,
    RegisterNumber Ticket,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// A court's ruling gave the pledged amount to another person under a new number.
/// </summary>
public sealed record LienEnforced(
    Digest LienId,
    RegisterNumber Ticket,
    RegisterNumber Child,
    PersonId To,
    ulong Amount,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The paper was reported lost or damaged; from untilSeconds on it may be printed again.
/// </summary>
public sealed record LossReported(
    RegisterNumber Ticket,
    LossCause Cause,
    ulong UntilSeconds,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The paper was found again.
/// </summary>
public sealed record LossWithdrawn(RegisterNumber Ticket, MemberId Member, Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The ticket was printed again; papers of earlier versions are void.
/// </summary>
public sealed record TicketReissued(
    RegisterNumber Ticket,
    byte PrintVersion,
    MemberId Member,
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
/// A ticket was annulled for error or fraud; its amount left circulation for ever.
/// </summary>
public sealed record TicketAnnulled(
    RegisterNumber Ticket,
    ulong Amount,
    AnnulmentCause Cause,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// A used-up ticket was cancelled.
/// </summary>
public sealed record TicketCancelled(RegisterNumber Ticket, MemberId Member, Digest DocumentHash) : RegistryEvent;
