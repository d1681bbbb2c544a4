namespace Carbon.Registry.Events;

/// <summary>
/// An application came in; the received date starts the review clock (N-13).
/// </summary>
public sealed record ApplicationSubmitted(
    RegisterNumber Application,
    PolicyId Policy,
    ApplicationContent Content,
    Digest ContentHash,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The applicant replaced the content; reviews begin anew.
/// </summary>
public sealed record ApplicationCorrected(
    RegisterNumber Application,
    ApplicationContent Content,
    Digest ContentHash,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// An office approved the content with this hash. `complete`: no review is missing any more.
/// </summary>
public sealed record ApplicationApproved(
    RegisterNumber Application,
    Office Office,
    MemberId Member,
    Digest ContentHash,
    Digest DocumentHash,
    bool Complete) : RegistryEvent;

/// <summary>
/// A reviewing office refused, for the reasons in the document.
/// </summary>
public sealed record ApplicationRejected(
    RegisterNumber Application,
    Office Office,
    MemberId Member,
    Digest ContentHash,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The applicant withdrew.
/// </summary>
public sealed record ApplicationWithdrawn(
    RegisterNumber Application,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// Ecology filed the reduction. The certificate and each parcel × period are used from now on, for ever.
/// </summary>
public sealed record ReductionFiled(
    RegisterNumber Application,
    Digest CertificateHash,
    ulong CertifiedAmount,
    MemberId Member,
    Digest ContentHash) : RegistryEvent;
