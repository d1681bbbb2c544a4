namespace Carbon.Registry.Commands;

/// <summary>
/// Submits an application. A member with every applicant's mandate Apply; policy in force and issuing.
/// </summary>
public sealed record SubmitApplication(ApplicationContent Content, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Replaces the content before the reduction is filed. A member with every applicant's mandate Apply.
/// </summary>
public sealed record CorrectApplication(
    RegisterNumber Application,
    ApplicationContent Content,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Approves the content with this hash in the office whose turn it is.
/// </summary>
public sealed record ApproveApplication(
    RegisterNumber Application,
    Office Office,
    Digest ContentHash,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Refuses the content with this hash in the office whose turn it is. Final.
/// </summary>
public sealed record RejectApplication(
    RegisterNumber Application,
    Office Office,
    Digest ContentHash,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Withdraws before filing. A member with every applicant's mandate Apply. Final.
/// </summary>
public sealed record WithdrawApplication(RegisterNumber Application, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Files the reduction and claims certificate and parcels × period. Office File; all reviews done. The content is
/// given again and must have the hash that was approved.
/// </summary>
public sealed record FileReduction(
    RegisterNumber Application,
    ApplicationContent Content,
    Digest CertificateHash,
    ulong CertifiedAmount) : RegistryCommand;

/// <summary>
/// Issues the lot's ticket number `ordinal`, counted from 1, to the applicants. Office Issue.
/// </summary>
public sealed record IssueTicket(
    RegisterNumber Application,
    ushort Ordinal,
    ulong Amount,
    Digest DocumentHash) : RegistryCommand;
