namespace Carbon.Registry;

/// <summary>How a ticket stands now: its state in one word and what its holder may dispose of.</summary>
/// <param name="State">The state, liens included.</param>
/// <param name="Amount">Still in circulation, in the kind's base unit; so are the others.</param>
/// <param name="PledgedAmount">Under pledges and mortgages in force.</param>
/// <param name="FrozenAmount">Under freezes that take effect; all of it where the root or an owner is frozen.</param>
/// <param name="WaitingAmount">Under freezes that wait behind others (轮候).</param>
/// <param name="FreeAmount">Neither pledged nor frozen; nothing while a loss notice stands.</param>
public readonly record struct TicketStanding(
    TicketState State,
    ulong Amount,
    ulong PledgedAmount,
    ulong FrozenAmount,
    ulong WaitingAmount,
    ulong FreeAmount)
{
    /// <summary>
    /// Computes the standing as the chain does: free is the amount less what is pledged and frozen, never below zero,
    /// since a freeze may lie over pledged amounts. Under a freeze of the root or of an owner nothing is free.
    /// </summary>
    /// <param name="status">Where the ticket stands, liens apart.</param>
    /// <param name="amount">In circulation.</param>
    /// <param name="pledgedAmount">Under pledges, at most the amount.</param>
    /// <param name="frozenAmount">Sum of the freezes in force; what is over the amount waits.</param>
    /// <param name="allFrozen">Whether the root or an owner is frozen.</param>
    /// <param name="lost">Whether a loss notice stands.</param>
    /// <exception cref="ArgumentOutOfRangeException">No ticket has these amounts or this status.</exception>
    public static TicketStanding Of(
        TicketStatus status,
        ulong amount,
        ulong pledgedAmount,
        ulong frozenAmount,
        bool allFrozen,
        bool lost)
    {
        ArgumentOutOfRangeException.ThrowIfEqual((int)status, (int)TicketStatus.None);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pledgedAmount, amount);
        var frozen = allFrozen ? amount : Math.Min(frozenAmount, amount);
        var waiting = frozenAmount - Math.Min(frozenAmount, amount);
        var unpledged = amount - pledgedAmount;
        var free = lost || frozen >= unpledged ? 0 : unpledged - frozen;
        return new(StateOf(status, amount, pledgedAmount, frozen, lost), amount, pledgedAmount, frozen, waiting, free);
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

    private static TicketState StateOf(
        TicketStatus status, ulong amount, ulong pledged, ulong frozen, bool lost) => status switch
        {
            TicketStatus.None => TicketState.None,
            TicketStatus.UsedUp => TicketState.UsedUp,
            TicketStatus.Cancelled => TicketState.Cancelled,
            TicketStatus.Split => TicketState.Split,
            TicketStatus.Merged => TicketState.Merged,
            TicketStatus.Annulled => TicketState.Annulled,
            TicketStatus.Live when frozen != 0 && frozen == amount => TicketState.Frozen,
            TicketStatus.Live when frozen != 0 => TicketState.PartlyFrozen,
            TicketStatus.Live when lost => TicketState.Lost,
            TicketStatus.Live when pledged != 0 && pledged == amount => TicketState.Pledged,
            TicketStatus.Live when pledged != 0 => TicketState.PartlyPledged,
            TicketStatus.Live => TicketState.Live,
        };
}
