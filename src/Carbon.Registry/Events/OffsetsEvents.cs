namespace Carbon.Registry.Events;

/// <summary>
/// The holder's side asked for an offset. Nothing is reserved by asking.
/// </summary>
public sealed record OffsetRequested(
    Digest RequestId,
    RegisterNumber Ticket,
    OffsetContent Content,
    Digest ContentHash,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// Ecology offset the amount and gave a voucher with its own number.
/// </summary>
public sealed record OffsetGranted(
    Digest RequestId,
    RegisterNumber Voucher,
    RegisterNumber Ticket,
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
