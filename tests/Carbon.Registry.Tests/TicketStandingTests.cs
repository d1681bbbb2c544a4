using FsCheck;
using FsCheck.Fluent;

namespace Carbon.Registry.Tests;

public sealed class TicketStandingTests
{
    private const ulong Tonne = 1_000_000;

    [Theory]
    [InlineData(10, 0, 0, false, TicketState.Live, 10)]
    [InlineData(10, 4, 0, false, TicketState.PartlyPledged, 6)]
    [InlineData(10, 10, 0, false, TicketState.Pledged, 0)]
    [InlineData(10, 0, 3, false, TicketState.PartlyFrozen, 7)]
    [InlineData(10, 4, 3, false, TicketState.PartlyFrozen, 3)]
    [InlineData(10, 8, 5, false, TicketState.PartlyFrozen, 0)]
    [InlineData(10, 0, 10, false, TicketState.Frozen, 0)]
    [InlineData(10, 4, 10, false, TicketState.Frozen, 0)]
    [InlineData(10, 0, 14, false, TicketState.Frozen, 0)]
    [InlineData(10, 0, 0, true, TicketState.Frozen, 0)]
    [InlineData(10, 4, 3, true, TicketState.Frozen, 0)]
    public void A_live_ticket_stands_as_its_liens_say(
        ulong amount, ulong pledged, ulong frozen, bool allFrozen, TicketState state, ulong free)
    {
        var standing = TicketStanding.Of(TicketStatus.Live, amount, pledged, frozen, allFrozen, lost: false);
        Assert.Equal(state, standing.State);
        Assert.Equal(free, standing.FreeAmount);
    }

    [Theory]
    [InlineData(TicketStatus.UsedUp, TicketState.UsedUp)]
    [InlineData(TicketStatus.Cancelled, TicketState.Cancelled)]
    [InlineData(TicketStatus.Split, TicketState.Split)]
    [InlineData(TicketStatus.Merged, TicketState.Merged)]
    [InlineData(TicketStatus.Annulled, TicketState.Annulled)]
    public void Nothing_of_an_ended_ticket_is_free(TicketStatus status, TicketState state)
    {
        var standing = TicketStanding.Of(status, 0, 0, 0, allFrozen: true, lost: false);
        Assert.Equal(state, standing.State);
        Assert.Equal(0ul, standing.FreeAmount);
    }

    [Fact]
    public void Free_is_what_neither_pledge_nor_freeze_covers()
    {
        var amounts =
            from amount in Gen.Choose(1, 1000)
            from pledged in Gen.Choose(0, amount)
            from frozen in Gen.Choose(0, amount)
            select (Amount: (ulong)amount, Pledged: (ulong)pledged, Frozen: (ulong)frozen);
        Prop.ForAll(amounts.ToArbitrary(), one =>
        {
            var standing = Live(one.Amount, one.Pledged, one.Frozen);
            return (long)standing.FreeAmount == Math.Max(0, (long)one.Amount - (long)one.Pledged - (long)one.Frozen);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_sentence_tells_the_state_and_what_lies_on_the_ticket()
    {
        var live = Live(12_723 * Tonne, 0, 0);
        Assert.Equal("流通中", live.Say(Kind.Carbon, Language.Chinese));

        var pledged = Live(12_723 * Tonne, 10_000 * Tonne, 0);
        Assert.Equal("部分质押（质押 10000 吨，冻结 0 吨，可用 2723 吨）", pledged.Say(Kind.Carbon, Language.Chinese));
        Assert.Equal(
            "partly pledged (10000 t pledged, 0 t frozen, 2723 t free)",
            pledged.Say(Kind.Carbon, Language.English));

        var used = TicketStanding.Of(TicketStatus.UsedUp, 0, 0, 0, false, false);
        Assert.Equal("已用完，待注销", used.Say(Kind.Carbon, Language.Chinese));
    }

    [Fact]
    public void Refuses_amounts_and_states_that_no_ticket_has()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TicketStanding.Of(TicketStatus.None, 1, 0, 0, false, false));
        Assert.Throws<ArgumentOutOfRangeException>(() => Live(1, 2, 0));
    }

    [Fact]
    public void What_is_frozen_over_the_amount_waits()
    {
        var standing = Live(10, 0, 14);
        Assert.Equal((10ul, 4ul, 0ul), (standing.FrozenAmount, standing.WaitingAmount, standing.FreeAmount));
    }

    [Fact]
    public void Of_a_ticket_reported_lost_nothing_is_free()
    {
        var standing = TicketStanding.Of(TicketStatus.Live, 10, 4, 0, allFrozen: false, lost: true);
        Assert.Equal((TicketState.Lost, 0ul), (standing.State, standing.FreeAmount));
        var frozen = TicketStanding.Of(TicketStatus.Live, 10, 4, 3, allFrozen: false, lost: true);
        Assert.Equal(TicketState.PartlyFrozen, frozen.State);
    }

    private static TicketStanding Live(ulong amount, ulong pledged, ulong frozen) =>
        TicketStanding.Of(TicketStatus.Live, amount, pledged, frozen, allFrozen: false, lost: false);
}
