namespace Carbon.Registry.Commands;

/// <summary>
/// Asks for an offset of a free amount. A member with the mandate Offset of every owner.
/// </summary>
public sealed record RequestOffset(OffsetContent Content, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Offsets the amount and gives the voucher. Office Offset in the ticket's division. Final.
/// </summary>
public sealed record GrantOffset(Digest RequestId, Digest ContentHash, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Refuses a request. Office Offset in the ticket's division. Final.
/// </summary>
public sealed record RefuseOffset(Digest RequestId, Digest ContentHash, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Withdraws a request. The member that asked. Final.
/// </summary>
public sealed record WithdrawOffset(Digest RequestId, Digest DocumentHash) : RegistryCommand;
