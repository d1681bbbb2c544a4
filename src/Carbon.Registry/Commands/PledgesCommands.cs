namespace Carbon.Registry.Commands;

/// <summary>
/// Proposes a pledge of free amounts. A member with the owners' consent by mandate Pledge. The lender must hold the
/// office Lend in the tickets' division. Whether the policy knows the kind of lien, and how many, is asked when it
/// is placed.
/// </summary>
public sealed record ProposePledge(PledgeContent Content) : RegistryCommand;

/// <summary>
/// Accepts a pledge on exactly these terms and places a lien on each ticket. The lender, with office Lend. The
/// owners must be the same as at the proposal, and the proposer's mandates stand: a proposal outlives the
/// suspension of the member that made it, until an owner ends the mandate. Either all the tickets are encumbered or
/// none. The lender renews and releases the liens in the ledger.
/// </summary>
public sealed record AcceptPledge(PledgeContent Content) : RegistryCommand;

/// <summary>
/// Declines a proposed pledge. The lender. Final.
/// </summary>
public sealed record DeclinePledge(Digest PledgeId, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Withdraws a proposed pledge. The member that proposed it. Final.
/// </summary>
public sealed record WithdrawPledge(Digest PledgeId, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Attaches an insurance or a guarantee to an accepted pledge (O-54, S-9, N-50). The insurer or guarantor itself,
/// with office Cover.
/// </summary>
public sealed record AttachCover(
    Digest PledgeId,
    CoverKind Cover,
    ulong UntilSeconds,
    Digest DocumentHash) : RegistryCommand;
