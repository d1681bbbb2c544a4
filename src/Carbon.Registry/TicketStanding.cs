namespace Carbon.Registry;

/// <summary>How a ticket stands now: its state in one word and what its holder may dispose of.</summary>
/// <param name="State">The state, liens included.</param>
/// <param name="Amount">Still in circulation, in the kind's base unit; so are the others.</param>
/// <param name="PledgedAmount">Under pledges and mortgages in force.</param>
/// <param name="FrozenAmount">Under freezes in force; all of it under a root freeze.</param>
/// <param name="FreeAmount">Neither pledged nor frozen.</param>
public readonly record struct TicketStanding(
    TicketState State,
    ulong Amount,
    ulong PledgedAmount,
    ulong FrozenAmount,
    ulong FreeAmount)
{
    /// <summary>
    /// Computes the standing as the chain does: free is the amount less what is pledged and frozen, never below zero,
    /// since a freeze may lie over pledged amounts; under a root freeze nothing is free.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">No ticket has these amounts or this status.</exception>
    public static TicketStanding Of(
        TicketStatus status,
        ulong amount,
        ulong pledgedAmount,
        ulong frozenAmount,
        bool rootFrozen)
    {
        ArgumentOutOfRangeException.ThrowIfEqual((int)status, (int)TicketStatus.None);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pledgedAmount, amount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(frozenAmount, amount);
        var frozen = rootFrozen ? amount : frozenAmount;
        var unpledged = amount - pledgedAmount;
        var free = frozen >= unpledged ? 0 : unpledged - frozen;
        return new(StateOf(status, amount, pledgedAmount, frozen), amount, pledgedAmount, frozen, free);
    }

    /// <summary>
    /// One sentence: the state, and where anything lies on the ticket how much is pledged, frozen and free.
    /// </summary>
    public string Say(Kind kind, Language language)
    {
        var state = Words.Of(State, language);
        if (PledgedAmount == 0 && FrozenAmount == 0)
            return state;
        var (pledged, frozen, free) = (AmountText.Say(PledgedAmount, kind, language),
            AmountText.Say(FrozenAmount, kind, language), AmountText.Say(FreeAmount, kind, language));
        return language switch
        {
            Language.Chinese => $"{state}（质押 {pledged}，冻结 {frozen}，可用 {free}）",
            Language.English => $"{state} ({pledged} pledged, {frozen} frozen, {free} free)",
        };
    }

    private static TicketState StateOf(TicketStatus status, ulong amount, ulong pledged, ulong frozen) => status switch
    {
        TicketStatus.None => TicketState.None,
        TicketStatus.UsedUp => TicketState.UsedUp,
        TicketStatus.Cancelled => TicketState.Cancelled,
        TicketStatus.Live when frozen != 0 && frozen == amount => TicketState.Frozen,
        TicketStatus.Live when frozen != 0 => TicketState.PartlyFrozen,
        TicketStatus.Live when pledged != 0 && pledged == amount => TicketState.Pledged,
        TicketStatus.Live when pledged != 0 => TicketState.PartlyPledged,
        TicketStatus.Live => TicketState.Live,
    };
}
