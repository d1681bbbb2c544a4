namespace Carbon.Registry.Records;

/// <summary>One dated version of a division's rules for one kind of ticket, as far as contracts know them.</summary>
/// <param name="Division">GB/T 2260 code, six digits.</param>
/// <param name="Kind">The kind of ticket.</param>
/// <param name="ValidFromSeconds">First second in force, since 1970 (P33).</param>
/// <param name="ValidUntilSeconds">First second no longer in force, since 1970 (P33).</param>
/// <param name="Issuance">Whether tickets may be issued at all (P2).</param>
/// <param name="OffsetRule">Whether an offset may take a part of a ticket (P21).</param>
/// <param name="Purposes">Offset purposes allowed: bit n stands for purpose n (P22).</param>
/// <param name="ReviewChain">Offices that must approve an application, in order, at most 8 (P3, P4).</param>
/// <param name="ReviewWorkingDays">Limit for the review in working days; 0 where the policy is silent (P9).</param>
/// <param name="Disclaimer">Whether every public answer says that the ticket is no CCER (P32).</param>
/// <param name="DocumentHash">Keccak-256 of the policy file.</param>
public sealed record PolicyTerms(
    uint Division,
    Kind Kind,
    ulong ValidFromSeconds,
    ulong ValidUntilSeconds,
    bool Issuance,
    OffsetRule OffsetRule,
    uint Purposes,
    IReadOnlyList<Office> ReviewChain,
    byte ReviewWorkingDays,
    bool Disclaimer,
    Digest DocumentHash);
