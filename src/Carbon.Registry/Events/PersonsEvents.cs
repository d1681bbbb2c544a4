namespace Carbon.Registry.Events;

/// <summary>
/// A person entered the register. The key may be zero: paper holders have none.
/// </summary>
public sealed record PersonRegistered(
    PersonId Person,
    uint Division,
    PersonKind Kind,
    Digest Commitment,
    AccountAddress Key,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The person signs with this key from now on, and with no other; zero: with none.
/// </summary>
public sealed record PersonKeySet(
    PersonId Person,
    AccountAddress Key,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The person's identity data changed (变更登记): this commitment stands for it from now on.
/// </summary>
public sealed record PersonIdentityChanged(
    PersonId Person,
    Digest Commitment,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The person may act, is suspended, or is disqualified from applying (N-11).
/// </summary>
public sealed record PersonStandingSet(
    PersonId Person,
    PersonStanding Standing,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The person lets a member act for it until untilSeconds: bit n of acts stands for MandateAct n.
/// </summary>
public sealed record MandateGiven(
    PersonId Person,
    MemberId Member,
    uint Acts,
    ulong UntilSeconds,
    Digest DocumentHash,
    MemberId RecordedBy) : RegistryEvent;

/// <summary>
/// The member acts for the person no more.
/// </summary>
public sealed record MandateWithdrawn(
    PersonId Person,
    MemberId Member,
    MemberId RecordedBy,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// A court froze all that the person holds, now or later.
/// </summary>
public sealed record PersonFrozen(
    Digest FreezeId,
    PersonId Person,
    MemberId Court,
    ulong UntilSeconds,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The court put off the end of its freeze.
/// </summary>
public sealed record PersonFreezeRenewed(
    Digest FreezeId,
    PersonId Person,
    MemberId Court,
    ulong UntilSeconds,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The court released its freeze.
/// </summary>
public sealed record PersonFreezeReleased(
    Digest FreezeId,
    PersonId Person,
    MemberId Court,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The freeze ended because its end had come and it was not renewed.
/// </summary>
public sealed record PersonFreezeLapsed(
    Digest FreezeId,
    PersonId Person,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;
