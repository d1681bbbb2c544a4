namespace Carbon.Registry.Commands;

/// <summary>
/// Submits an application. A member with every applicant's mandate Apply; policy in force and issuing.
/// </summary>
public sealed record SubmitApplication(ApplicationContent Content, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Replaces the content before the reduction is filed. A member with every applicant's mandate Apply, of those who
/// applied and of those who apply now. Division, kind and policy stay.
/// </summary>
public sealed record CorrectApplication(
    RegisterNumber Application,
    ApplicationContent Content,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Asks for a correction of the content with this hash, in the office whose turn it is; once every review is done,
/// that is the office File. Until the correction comes, the applicants can only correct or withdraw.
/// </summary>
public sealed record AskCorrection(
    RegisterNumber Application,
    Office Office,
    Digest ContentHash,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Lets a stand pass that falls short of exactly these limits, in the office whose turn it is.
/// </summary>
public sealed record GrantException(
    RegisterNumber Application,
    Office Office,
    byte Shortfalls,
    Digest ContentHash,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Approves the content with this hash in the office whose turn it is. An office that learns that an applicant was
/// disqualified meanwhile rejects.
/// </summary>
public sealed record ApproveApplication(
    RegisterNumber Application,
    Office Office,
    Digest ContentHash,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Refuses the content with this hash in the office whose turn it is; once every review is done, that is the office
/// File. Final.
/// </summary>
public sealed record RejectApplication(
    RegisterNumber Application,
    Office Office,
    Digest ContentHash,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Ends an application for forged papers in the office whose turn it is, and disqualifies every applicant; once
/// every review is done, that is the office File. Final.
/// </summary>
public sealed record DisqualifyApplication(
    RegisterNumber Application,
    Office Office,
    Digest ContentHash,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Withdraws before filing. A member with every applicant's mandate Apply. Final.
/// </summary>
public sealed record WithdrawApplication(RegisterNumber Application, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Files the reduction and claims certificate, parcels × period and planting agreement. Office File; all reviews
/// done. The content is given again and must have the hash that was approved. Reviews and pool are those of the
/// application's policy, whether or not it is in force still.
/// </summary>
public sealed record FileReduction(
    RegisterNumber Application,
    ApplicationContent Content,
    Digest CertificateHash,
    ulong CertifiedAmount) : RegistryCommand;

/// <summary>
/// Issues the lot's ticket number ordinal, counted from 1, to the applicants, under the policy in force now. Office
/// Issue. What is left of a lot is what was certified, less what was issued, less the deficit: a deficit shrinks
/// first what is unissued, and what is over it lies on nobody's ticket. An annulled ticket's amount does not come
/// back to the lot. An applicant's later disqualification does not undo what was filed.
/// </summary>
public sealed record IssueTicket(
    RegisterNumber Application,
    ushort Ordinal,
    ulong Amount,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Takes a lot without tickets out of the reserve pool. Office Register. Final.
/// </summary>
public sealed record RemoveLot(RegisterNumber Application, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Books a deficit against a lot whose carbon was lost again, up to what was certified. Office Supervise. A
/// document books a deficit against the same lot once.
/// </summary>
public sealed record RecordReversal(
    RegisterNumber Application,
    ReversalCause Cause,
    ulong Amount,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Proposes to annul a ticket. Office Cancel. The id is Keccak-256 over ticket and document.
/// </summary>
public sealed record ProposeAnnulment(
    RegisterNumber Ticket,
    AnnulmentCause Cause,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Confirms an annulment, which takes effect at once, on a ticket without liens whose owners and root are under no
/// freeze. Office File. Final.
/// </summary>
public sealed record ConfirmAnnulment(Digest AnnulmentId, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Declines an annulment. Office File. Final.
/// </summary>
public sealed record DeclineAnnulment(Digest AnnulmentId, Digest DocumentHash) : RegistryCommand;
