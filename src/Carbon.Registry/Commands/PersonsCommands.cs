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
/// Records a mandate given on paper, for another member. Office Register in the person's division.
/// </summary>
public sealed record RecordMandate(
    PersonId Person,
    MemberId Member,
    uint Acts,
    ulong UntilSeconds,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Records a mandate that carries the person's own EIP-712 signature `Mandate(uint64 person,uint32 member,uint32
/// acts,uint40 untilSeconds,bytes32 documentHash)`. Any member.
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
