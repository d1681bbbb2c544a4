namespace Carbon.Registry.Events;

/// <summary>
/// The holder's side proposed a pledge under the loan contract with this hash. Nothing is encumbered yet.
/// </summary>
public sealed record PledgeProposed(
    Digest PledgeId,
    RegisterNumber Ticket,
    MemberId Lender,
    LienKind Kind,
    ulong Amount,
    ulong UntilSeconds,
    Digest DocumentHash,
    MemberId Member) : RegistryEvent;

/// <summary>
/// The lender accepted; the amount is encumbered from now on.
/// </summary>
public sealed record PledgeAccepted(Digest PledgeId, RegisterNumber Ticket, MemberId Lender) : RegistryEvent;

/// <summary>
/// The lender declined.
/// </summary>
public sealed record PledgeDeclined(Digest PledgeId, MemberId Lender, Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The proposer withdrew before the lender accepted.
/// </summary>
public sealed record PledgeWithdrawn(Digest PledgeId, MemberId Member, Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The lender released the pledge; the amount is free again.
/// </summary>
public sealed record PledgeReleased(
    Digest PledgeId,
    RegisterNumber Ticket,
    MemberId Lender,
    Digest DocumentHash) : RegistryEvent;
