namespace Carbon.Registry.Commands;

/// <summary>
/// Records anyone's report. Any member that received it.
/// </summary>
public sealed record FileComplaint(uint Division, RegisterNumber Subject, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Answers: upheld or dismissed. Office Supervise in the division. Final.
/// </summary>
public sealed record AnswerComplaint(
    Digest ComplaintId,
    ComplaintStatus Status,
    Digest DocumentHash) : RegistryCommand;
