namespace Carbon.Registry.Events;

/// <summary>
/// A case was opened.
/// </summary>
public sealed record CaseOpened(
    Digest CaseId,
    PolicyId Policy,
    CaseContent Content,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The loss was assessed anew, or the liable person was found.
/// </summary>
public sealed record CaseAssessed(
    Digest CaseId,
    PersonId Liable,
    ulong AssessedValueFen,
    ulong AssessedAmount,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// A buyer undertook to answer for a part of the case. Block time is the time of the voluntary act (O-44).
/// </summary>
public sealed record CaseSubscribed(
    Digest CaseId,
    ushort Ordinal,
    Subscription Subscription,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// A voucher answered the case.
/// </summary>
public sealed record CaseAnswered(
    Digest CaseId,
    RegisterNumber Voucher,
    ulong Amount,
    ulong FulfilledAmount) : RegistryEvent;

/// <summary>
/// The voluntary act counts as a circumstance of leniency (从轻情节), as the document says.
/// </summary>
public sealed record LeniencyRecorded(
    Digest CaseId,
    ushort Ordinal,
    ulong SubscribedAtSeconds,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// Whether the case is published (O-46).
/// </summary>
public sealed record CasePublicationSet(
    Digest CaseId,
    bool Published,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The case ended in the register.
/// </summary>
public sealed record CaseClosed(
    Digest CaseId,
    CaseOutcome Outcome,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;
