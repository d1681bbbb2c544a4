namespace Carbon.Registry.Events;

/// <summary>
/// The holder's side proposed a pledge. Nothing is encumbered yet.
/// </summary>
public sealed record PledgeProposed(
    Digest PledgeId,
    MemberId Lender,
    PledgeContent Content,
    MemberId Member) : RegistryEvent;

/// <summary>
/// The lender accepted; the amounts are encumbered from now on.
/// </summary>
public sealed record PledgeAccepted(Digest PledgeId, MemberId Lender) : RegistryEvent;

/// <summary>
/// The lender declined.
/// </summary>
public sealed record PledgeDeclined(Digest PledgeId, MemberId Lender, Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The proposer withdrew before the lender accepted.
/// </summary>
public sealed record PledgeWithdrawn(Digest PledgeId, MemberId Member, Digest DocumentHash) : RegistryEvent;

/// <summary>
/// An insurer or guarantor stands behind an accepted pledge with the contract of this hash.
/// </summary>
public sealed record CoverAttached(
    Digest PledgeId,
    CoverKind Cover,
    MemberId Member,
    ulong UntilSeconds,
    Digest DocumentHash) : RegistryEvent;
