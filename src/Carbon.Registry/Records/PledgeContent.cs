namespace Carbon.Registry.Records;

/// <summary>
/// The terms of a pledge. Their Keccak-256 over the ABI encoding is the pledge's id: whoever accepts names exactly
/// what was proposed.
/// </summary>
/// <param name="Kind">Pledge or Mortgage.</param>
/// <param name="Lender">The member that lends.</param>
/// <param name="Items">
/// 1 to 16 tickets of one division, each once, in ascending order, with the amount of each.
/// </param>
/// <param name="UntilSeconds">The end of the contract; zero where it names none.</param>
/// <param name="DocumentHash">Hash of the contract; each lien bears it.</param>
public sealed record PledgeContent(
    LienKind Kind,
    MemberId Lender,
    IReadOnlyList<Portion> Items,
    ulong UntilSeconds,
    Digest DocumentHash);
