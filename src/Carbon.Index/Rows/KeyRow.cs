namespace Carbon.Index.Rows;

/// <summary>A key that signs, or once signed, for a member.</summary>
/// <param name="Key">Its account.</param>
/// <param name="Member">The member.</param>
/// <param name="Active">Whether it signs now.</param>
public sealed record KeyRow(AccountAddress Key, MemberId Member, bool Active);
