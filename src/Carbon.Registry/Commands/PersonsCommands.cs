namespace Carbon.Registry.Commands;

/// <summary>
/// Enters a person. Office Register in the division. The commitment is unique for ever.
/// </summary>
public sealed record RegisterPerson(
    uint Division,
    PersonKind Kind,
    Digest Commitment,
    AccountAddress Key,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Replaces the person's key. Office Register in the person's division.
/// </summary>
public sealed record SetPersonKey(PersonId Person, AccountAddress Key, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Replaces the commitment after a change of name, number or seat. Office Register in the person's division. Both
/// commitments are used for ever.
/// </summary>
public sealed record ChangeIdentity(PersonId Person, Digest Commitment, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Suspends, disqualifies or restores a person. Office Supervise in the person's division.
/// </summary>
public sealed record SetStanding(PersonId Person, PersonStanding Standing, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Records a mandate given on paper, for another member. Office Register in the person's division.
/// </summary>
public sealed record RecordMandate(
    PersonId Person,
    MemberId Member,
    uint Acts,
    ulong UntilSeconds,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Records a mandate that carries the person's own EIP-712 signature Mandate(uint64 person,uint32 member,uint32
/// acts,uint40 untilSeconds,bytes32 documentHash). Any member.
/// </summary>
public sealed record GiveMandate(
    PersonId Person,
    MemberId Member,
    uint Acts,
    ulong UntilSeconds,
    Digest DocumentHash,
    HexText Signature) : RegistryCommand;

/// <summary>
/// Ends a mandate. Office Register in the person's division, or the mandated member itself.
/// </summary>
public sealed record WithdrawMandate(PersonId Person, MemberId Member, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Freezes all that a person holds, now or later. Office Judge in the person's division.
/// </summary>
public sealed record FreezePerson(PersonId Person, ulong UntilSeconds, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Puts off the end of a freeze. The court that placed it, alone.
/// </summary>
public sealed record RenewPersonFreeze(Digest FreezeId, ulong UntilSeconds, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Releases a freeze. The court that placed it, alone. Final.
/// </summary>
public sealed record ReleasePersonFreeze(Digest FreezeId, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Ends a freeze whose end has come. Office Register in the person's division, or the court. Final.
/// </summary>
public sealed record LapsePersonFreeze(Digest FreezeId, Digest DocumentHash) : RegistryCommand;
