namespace Carbon.Registry.Commands;

/// <summary>
/// Sets a quota, or sets it anew: never under what was fulfilled. Office SetQuota in the division, under its policy
/// for carbon.
/// </summary>
public sealed record SetQuota(QuotaContent Content, Digest DocumentHash) : RegistryCommand;

/// <summary>
/// Records that other means fulfilled a part. Office SetQuota in the division.
/// </summary>
public sealed record MeetOtherwise(Digest QuotaId, ulong Amount, Digest DocumentHash) : RegistryCommand;
