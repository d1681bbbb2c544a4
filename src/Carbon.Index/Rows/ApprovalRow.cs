namespace Carbon.Index.Rows;

/// <summary>An office's approval of an application's content.</summary>
/// <param name="Office">The office.</param>
/// <param name="Member">Who held it.</param>
/// <param name="DocumentHash">The opinion.</param>
/// <param name="TimeSeconds">When, since 1970.</param>
public sealed record ApprovalRow(Office Office, MemberId Member, Digest DocumentHash, ulong TimeSeconds);
