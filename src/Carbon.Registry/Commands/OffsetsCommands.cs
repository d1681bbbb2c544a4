namespace Carbon.Registry.Commands;

/// <summary>
/// Asks for an offset of free amounts. A member with the owners' consent by mandate Offset.
/// </summary>
public sealed record RequestOffset(OffsetContent Content, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Offsets the amounts and gives the voucher. Office Offset in the division. The owners must be the same as at the
/// request, and the mandates stand. Case and quota learn of it in the same call. Final.
/// </summary>
public sealed record GrantOffset(Digest RequestId, OffsetContent Content, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Refuses a request. Office Offset in the division. Final.
/// </summary>
public sealed record RefuseOffset(Digest RequestId, Digest ContentHash, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Withdraws a request. The member that asked. Final.
/// </summary>
public sealed record WithdrawOffset(Digest RequestId, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Records that planting answers for an emission or a duty. Office Offset in the division, whose policy for carbon
/// must know the purpose. A damage case is not answered so. The document credits one planting.
/// </summary>
public sealed record CreditPlanting(
    uint Division,
    PersonId Beneficiary,
    Purpose Purpose,
    ushort Year,
    ulong AreaMuThousandths,
    byte SurvivalPercent,
    string Species,
    Digest DocumentHash) : RegistryCommand;
