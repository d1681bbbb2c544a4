namespace Carbon.Registry.Events;

/// <summary>
/// The holder's side asked for an offset. Nothing is reserved by asking.
/// </summary>
public sealed record OffsetRequested(
    Digest RequestId,
    uint Division,
    OffsetContent Content,
    Digest ContentHash,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// Ecology offset the amounts and gave one voucher with its own number. amount is what the ledger took.
/// </summary>
public sealed record OffsetGranted(
    Digest RequestId,
    RegisterNumber Voucher,
    ulong Amount,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// Ecology refused, for the reasons in the document.
/// </summary>
public sealed record OffsetRefused(Digest RequestId, MemberId Member, Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The asking side withdrew.
/// </summary>
public sealed record OffsetWithdrawn(Digest RequestId, MemberId Member, Digest DocumentHash) : RegistryEvent;

/// <summary>
/// Planting itself, not a ticket, answers for an emission or a duty (S-7, W-18).
/// </summary>
public sealed record PlantingCredited(
    uint Division,
    PersonId Beneficiary,
    Purpose Purpose,
    ushort Year,
    ulong AreaMuThousandths,
    byte SurvivalPercent,
    string Species,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;
