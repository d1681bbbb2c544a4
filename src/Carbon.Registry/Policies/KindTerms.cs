namespace Carbon.Registry.Policies;

/// <summary>A division's terms for one kind of ticket, as people write them.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">What the division calls it.</param>
/// <param name="FirstDay">First day in force, China time (P33).</param>
/// <param name="LastDay">Last day in force, China time (P33).</param>
/// <param name="Issuance">Whether tickets may be issued (P2).</param>
/// <param name="Disclaimer">Whether every public answer carries the notice (P32).</param>
/// <param name="Application">What an application needs.</param>
/// <param name="Moves">What moves and claims are allowed.</param>
/// <param name="Uses">What tickets may be used for.</param>
public sealed record KindTerms(
    Kind Kind,
    BilingualText Name,
    DateOnly FirstDay,
    DateOnly LastDay,
    bool Issuance,
    bool Disclaimer,
    ApplicationRules Application,
    MoveRules Moves,
    UseRules Uses);
