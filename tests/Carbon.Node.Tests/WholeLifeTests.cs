namespace Carbon.Node.Tests;

[Collection(NetworkTests.Name)]
public sealed class WholeLifeTests(NetworkFixture network)
{
    [Fact]
    public void Plays_both_lives_with_every_refusal_by_its_name()
    {
        var steps = network.Played.Steps;
        Assert.Equal(["CancelTicket", "CancelTicket"], steps
            .Where(step => step is { Command: "CancelTicket", Outcome: "done" }).Select(step => step.Command));
        string[] refused =
        [
            "OfficeMissing", "ContentStale", "ParcelPeriodOverlap", "AmountOverLot", "FieldInvalid", "AmountOverFree",
            "LienNotOwned", "TicketNotUsedUp", "CheckCharacterWrong", "TicketUnknown", "CertificateUsed",
            "WholeTicketOnly",
        ];
        Assert.Superset(refused.ToHashSet(), steps.Select(step => step.Refusal ?? "").ToHashSet());
    }

    [Fact]
    public async Task Every_node_tells_the_same_of_a_ticket()
    {
        var tip = network.Played.Lives[1].EndHeight;
        var request = new Wire.GetTicketRequest { Name = network.YiningTicket, MinHeight = tip };
        var first = await network.Forestry.Queries.GetTicketAsync(request);
        foreach (var other in new[] { network.Ecology, network.Court, network.Bank })
            Assert.Equal(first.Ticket, (await other.Queries.GetTicketAsync(request)).Ticket);
        Assert.Equal(Wire.TicketState.Cancelled, first.Ticket.State);
        Assert.Equal(4_835_800_000UL, first.Ticket.OffsetAmount);
        Assert.Equal(0UL, first.Ticket.Amount);
    }

    [Fact]
    public async Task A_caller_reads_its_own_write_at_once()
    {
        var scene = await Scene.WithTicketAsync(network);
        await scene.PledgeAsync("100");
        var ticket = (await network.Bank.Queries.GetTicketAsync(new() { Name = scene.Ticket })).Ticket;
        Assert.Equal(100_000_000UL, ticket.PledgedAmount);
        Assert.Equal(Wire.TicketState.PartlyPledged, ticket.State);
        Assert.Contains("部分质押", ticket.StateTextZh, StringComparison.Ordinal);
    }
}
