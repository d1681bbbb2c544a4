namespace Carbon.Index.Rows;

/// <summary>An act before the council.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Target">The contract it calls.</param>
/// <param name="CallData">With what.</param>
/// <param name="DocumentHash">The reasons.</param>
/// <param name="ProposedBy">Who put it to the vote.</param>
/// <param name="Approvals">Who approved it, in order.</param>
/// <param name="ReadyAtSeconds">From when it may be enacted, since 1970; zero while approvals are missing.</param>
/// <param name="Enacted">Whether it took effect.</param>
public sealed record ActRow(
    Digest Id,
    AccountAddress Target,
    HexText CallData,
    Digest DocumentHash,
    MemberId ProposedBy,
    IReadOnlyList<MemberId> Approvals,
    ulong ReadyAtSeconds,
    bool Enacted);
