namespace Carbon.Registry.Events;

/// <summary>
/// A report came in.
/// </summary>
public sealed record ComplaintFiled(
    Digest ComplaintId,
    uint Division,
    RegisterNumber Subject,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;

/// <summary>
/// The bureau answered.
/// </summary>
public sealed record ComplaintAnswered(
    Digest ComplaintId,
    ComplaintStatus Status,
    MemberId Member,
    Digest DocumentHash) : RegistryEvent;
