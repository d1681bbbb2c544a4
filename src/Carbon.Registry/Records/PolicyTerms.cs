namespace Carbon.Registry.Records;

/// <summary>
/// One dated version of a division's rules for one kind of ticket, as far as contracts must know them. The whole
/// text is the file whose hash is documentHash.
/// </summary>
/// <param name="Division">GB/T 2260 code, six digits.</param>
/// <param name="Kind">The kind of ticket.</param>
/// <param name="ValidFromSeconds">First second in force (P33).</param>
/// <param name="ValidUntilSeconds">First second no longer in force (P33).</param>
/// <param name="Issuance">Whether tickets may be issued at all (P2).</param>
/// <param name="Disclaimer">Whether every public answer must say that the ticket is no CCER (P32).</param>
/// <param name="Application">What an application needs.</param>
/// <param name="Move">What moves and claims it allows.</param>
/// <param name="Use">What its tickets may be used for.</param>
/// <param name="DocumentHash">Keccak-256 of the policy file.</param>
public sealed record PolicyTerms(
    uint Division,
    Kind Kind,
    ulong ValidFromSeconds,
    ulong ValidUntilSeconds,
    bool Issuance,
    bool Disclaimer,
    ApplicationTerms Application,
    MoveTerms Move,
    UseTerms Use,
    Digest DocumentHash);
