namespace Carbon.Registry.Policies;

/// <summary>A division's terms for one kind of ticket.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">What the division calls it.</param>
/// <param name="FirstDay">First day in force, China time (P33).</param>
/// <param name="LastDay">Last day in force, China time (P33).</param>
/// <param name="Issuance">Whether tickets may be issued (P2).</param>
/// <param name="OffsetRule">Whether an offset may take a part (P21).</param>
/// <param name="Purposes">Offset purposes allowed (P22).</param>
/// <param name="ReviewChain">Offices that must approve an application, in order (P3, P4).</param>
/// <param name="ReviewWorkingDays">Limit for the review in working days; 0 where there is none (P9).</param>
/// <param name="Disclaimer">Whether every public answer carries the notice (P32).</param>
public sealed record KindTerms(
    Kind Kind,
    BilingualText Name,
    DateOnly FirstDay,
    DateOnly LastDay,
    bool Issuance,
    OffsetRule OffsetRule,
    IReadOnlyList<Purpose> Purposes,
    IReadOnlyList<Office> ReviewChain,
    byte ReviewWorkingDays,
    bool Disclaimer);
