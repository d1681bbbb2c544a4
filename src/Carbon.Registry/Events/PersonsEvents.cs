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
/// The person lets a member act for it until `untilSeconds`: bit n of `acts` stands for MandateAct n.
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
