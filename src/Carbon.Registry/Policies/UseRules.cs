namespace Carbon.Registry.Policies;

/// <summary>What tickets of a division may be used for, as people write it.</summary>
/// <param name="OffsetRule">Whether an offset may take a part (P21).</param>
/// <param name="Purposes">Offset purposes allowed (P22).</param>
/// <param name="UseInside">Whether the use must be inside the division (P30).</param>
/// <param name="CaseOpeners">Institutions that may open a damage case (P25).</param>
/// <param name="CaseModes">How tickets may answer a case (P25).</param>
/// <param name="Quotas">Whether emitters have quotas (P20).</param>
/// <param name="TicketsFirst">Whether emitters outside power must use tickets before anything else (O-40).</param>
/// <param name="Dividends">Whether income is shared out among the owners (P29).</param>
public sealed record UseRules(
    OffsetRule OffsetRule,
    IReadOnlyList<Purpose> Purposes,
    bool UseInside,
    IReadOnlyList<MemberKind> CaseOpeners,
    IReadOnlyList<CaseMode> CaseModes,
    bool Quotas,
    bool TicketsFirst,
    bool Dividends)
{
    /// <summary>The same in the chain's units.</summary>
    public UseTerms ToTerms() => new(
        OffsetRule,
        Sets.Pack(Purposes),
        UseInside,
        Sets.Pack(CaseOpeners),
        (byte)Sets.Pack(CaseModes),
        Quotas,
        TicketsFirst,
        Dividends);
}
