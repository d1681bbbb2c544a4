namespace Carbon.Registry.Commands;

/// <summary>
/// Opens a case. Office Refer in the division, held by a kind of member that the policy names.
/// </summary>
public sealed record OpenCase(CaseContent Content, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Assesses the loss anew, or names the liable person. The opener.
/// </summary>
public sealed record AssessCase(
    Digest CaseId,
    PersonId Liable,
    ulong AssessedValueFen,
    ulong AssessedAmount,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Records a buyer's undertaking. The opener, or a member with the buyer's mandate Offset.
/// </summary>
public sealed record SubscribeCase(
    Digest CaseId,
    PersonId Buyer,
    ulong ValueFen,
    ulong Amount,
    ulong DueSeconds,
    Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Records that a voluntary subscription counts as leniency. The opener.
/// </summary>
public sealed record RecordLeniency(Digest CaseId, ushort Ordinal, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Publishes the case, or ends its publication, also once it is closed (O-46). The opener.
/// </summary>
public sealed record PublishCase(Digest CaseId, bool Published, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Ends the case. The opener. Final.
/// </summary>
public sealed record CloseCase(Digest CaseId, CaseOutcome Outcome, Digest DocumentHash) : RegistryCommand;
