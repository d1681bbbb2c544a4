namespace Carbon.Index.Rows;

/// <summary>A member institution.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What sort of institution.</param>
/// <param name="Name">Its name; no other member bears it.</param>
/// <param name="Active">Whether it may act.</param>
/// <param name="DocumentHash">The document that admitted it or last set its standing.</param>
public sealed record MemberRow(MemberId Id, MemberKind Kind, string Name, bool Active, Digest DocumentHash);
