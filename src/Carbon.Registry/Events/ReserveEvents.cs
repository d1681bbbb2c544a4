namespace Carbon.Registry.Events;

/// <summary>
/// An application came in; the received date starts the review clock (N-13).
/// </summary>
public sealed record ApplicationSubmitted(
    RegisterNumber Application,
    PolicyId Policy,
    ApplicationContent Content,
    Digest ContentHash,
    byte Shortfalls,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// A reviewing office asked for a correction; the clock stands until it comes.
/// </summary>
public sealed record CorrectionAsked(
    RegisterNumber Application,
    Office Office,
    MemberId Member,
    Digest ContentHash,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The applicant replaced the content; reviews and the clock begin anew.
/// </summary>
public sealed record ApplicationCorrected(
    RegisterNumber Application,
    ApplicationContent Content,
    Digest ContentHash,
    byte Shortfalls,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// A reviewing office let a stand pass that falls short of these limits, for the reasons in the document.
/// </summary>
public sealed record ExceptionGranted(
    RegisterNumber Application,
    Office Office,
    byte Shortfalls,
    MemberId Member,
    Digest ContentHash,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// An office approved the content with this hash. complete: no review is missing any more.
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
/// The papers were forged; every applicant is disqualified (N-11).
/// </summary>
public sealed record ApplicationDisqualified(
    RegisterNumber Application,
    Office Office,
    MemberId Member,
    Digest ContentHash,
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

/// <summary>
/// The lot stands in the reserve pool; this is the copy to ecology (O-30).
/// </summary>
public sealed record LotPooled(RegisterNumber Application, ulong Amount) : RegistryEvent;

/// <summary>
/// The lot left the pool; no more tickets come from it.
/// </summary>
public sealed record LotRemoved(RegisterNumber Application, MemberId Member, Digest DocumentHash) : RegistryEvent;

/// <summary>
/// Stored carbon of the lot was lost again; the deficit is booked against it.
/// </summary>
public sealed record ReversalRecorded(
    RegisterNumber Application,
    ReversalCause Cause,
    ulong Amount,
    ulong DeficitAmount,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// Forestry proposed to annul a ticket.
/// </summary>
public sealed record AnnulmentProposed(
    Digest AnnulmentId,
    RegisterNumber Ticket,
    AnnulmentCause Cause,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// Ecology confirmed; the ledger annuls.
/// </summary>
public sealed record AnnulmentConfirmed(Digest AnnulmentId, MemberId Member, Digest DocumentHash) : RegistryEvent;

/// <summary>
/// Ecology declined.
/// </summary>
public sealed record AnnulmentDeclined(Digest AnnulmentId, MemberId Member, Digest DocumentHash) : RegistryEvent;
