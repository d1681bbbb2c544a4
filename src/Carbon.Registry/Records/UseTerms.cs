namespace Carbon.Registry.Records;

/// <summary>
/// What tickets of a policy may be used for.
/// </summary>
/// <param name="Rule">Whether an offset may take a part of a ticket (P21).</param>
/// <param name="Purposes">Offset purposes allowed: bit n stands for Purpose n (P22).</param>
/// <param name="UseInside">Whether the use must be inside the division (P30).</param>
/// <param name="CaseOpeners">Members who may open a damage case: bit n stands for MemberKind n (P25).</param>
/// <param name="CaseModes">How tickets may answer a case: bit n stands for CaseMode n (P25).</param>
/// <param name="Quotas">Whether emitters have quotas (P20).</param>
/// <param name="TicketsFirst">Whether emitters outside power must use tickets before anything else (O-40).</param>
/// <param name="Dividends">Whether income is shared out among the owners (P29).</param>
public sealed record UseTerms(
    OffsetRule Rule,
    uint Purposes,
    bool UseInside,
    uint CaseOpeners,
    byte CaseModes,
    bool Quotas,
    bool TicketsFirst,
    bool Dividends);
