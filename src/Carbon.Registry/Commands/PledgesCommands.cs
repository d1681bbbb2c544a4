namespace Carbon.Registry.Commands;

/// <summary>
/// Proposes a pledge of a free amount. A member with the mandate Pledge of every owner. `untilSeconds` may be zero
/// where the contract names no end. The lender must hold the office Lend in the ticket's division.
/// </summary>
public sealed record ProposePledge(
    RegisterNumber Ticket,
    LienKind Kind,
    MemberId Lender,
    ulong Amount,
    ulong UntilSeconds,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Accepts a pledge on exactly these terms and places the lien. The lender, with office Lend.
/// </summary>
public sealed record AcceptPledge(
    Digest PledgeId,
    ulong Amount,
    ulong UntilSeconds,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Declines a proposed pledge. The lender. Final.
/// </summary>
public sealed record DeclinePledge(Digest PledgeId, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Withdraws a proposed pledge. The member that proposed it. Final.
/// </summary>
public sealed record WithdrawPledge(Digest PledgeId, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Releases an accepted pledge. The lender alone. Final.
/// </summary>
public sealed record ReleasePledge(Digest PledgeId, Digest DocumentHash) : RegistryCommand;
