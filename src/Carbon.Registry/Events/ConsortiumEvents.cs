namespace Carbon.Registry.Events;

/// <summary>
/// A member was admitted under a name that no other member bears.
/// </summary>
public sealed record MemberAdmitted(
    MemberId Member,
    MemberKind Kind,
    string Name,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// A member may not act, or may act again. Its liens, vouchers and history stay as they are.
/// </summary>
public sealed record MemberStandingSet(MemberId Member, bool Active, Digest DocumentHash) : RegistryEvent;

/// <summary>
/// A key signs for a member from now on.
/// </summary>
public sealed record KeyAdded(MemberId Member, AccountAddress Key, Digest DocumentHash) : RegistryEvent;

/// <summary>
/// A key signs for its member no more, and will never sign for another.
/// </summary>
public sealed record KeyRevoked(MemberId Member, AccountAddress Key, Digest DocumentHash) : RegistryEvent;

/// <summary>
/// A member's offices in a division are now exactly these: bit n stands for Office n.
/// </summary>
public sealed record OfficesSet(MemberId Member, uint Division, uint Offices, Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The contract that is this desk from now on.
/// </summary>
public sealed record DeskSet(Desk Desk, AccountAddress Module) : RegistryEvent;

/// <summary>
/// The council is now these members, threshold of whom must approve, delaySeconds before enactment.
/// </summary>
public sealed record CouncilSet(IReadOnlyList<MemberId> Members, byte Threshold, ulong DelaySeconds) : RegistryEvent;

/// <summary>
/// A council member put an act to the vote, and thereby approved it.
/// </summary>
public sealed record ActProposed(
    Digest ActId,
    MemberId Member,
    AccountAddress Target,
    HexText CallData,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// A council member approved an act. readyAt is zero until the threshold is met; seconds since 1970.
/// </summary>
public sealed record ActApproved(Digest ActId, MemberId Member, ulong ReadyAt) : RegistryEvent;

/// <summary>
/// An act took effect.
/// </summary>
public sealed record ActEnacted(Digest ActId) : RegistryEvent;

/// <summary>
/// The founder gave up its power for good.
/// </summary>
public sealed record FoundingClosed() : RegistryEvent;

/// <summary>
/// A council member stopped the register: no member's command takes effect until it is resumed.
/// </summary>
public sealed record Paused(MemberId Member, Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The council let the register go on.
/// </summary>
public sealed record Resumed(Digest DocumentHash) : RegistryEvent;
