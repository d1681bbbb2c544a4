namespace Carbon.Registry.Events;

/// <summary>
/// The quota of an emitter for a year was set, or set anew, under a policy that has tickets used first or not.
/// </summary>
public sealed record QuotaSet(
    Digest QuotaId,
    PolicyId Policy,
    QuotaContent Content,
    bool TicketsFirst,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// A voucher fulfilled a part of the obligation.
/// </summary>
public sealed record QuotaAnswered(
    Digest QuotaId,
    RegisterNumber Voucher,
    ulong Amount,
    ulong TicketsGrams) : RegistryEvent;

/// <summary>
/// Other means fulfilled a part of the obligation.
/// </summary>
public sealed record QuotaMetOtherwise(
    Digest QuotaId,
    ulong Amount,
    ulong OthersGrams,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;
