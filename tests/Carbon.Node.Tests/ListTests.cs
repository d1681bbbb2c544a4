using Carbon.Cli.Life;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Carbon.Node.Tests;

/// <summary>Lists and checks through a real node on a real chain.</summary>
[Collection(NetworkTests.Name)]
public sealed class ListTests(NetworkFixture network)
{
    [Fact]
    public async Task A_ticket_is_found_by_number_holder_lot_state_lien_and_date()
    {
        var scene = await Scene.WithTicketAsync(network);
        await scene.PledgeAsync("7000");
        var ticket = await scene.ReadAsync();
        var (holder, bank) = ($"persons/{ticket.Owners.Single().Person}", network.Bank.State.Member);
        Wire.ListTicketsRequest[] asked =
        [
            new() { Holder = holder }, new() { Lot = scene.Application }, new() { Root = scene.Ticket },
            new() { Holder = holder, State = Wire.TicketState.PartlyPledged, LienOwner = bank },
            new() { Lot = scene.Application, Order = Wire.TicketOrder.IssueTime, Kind = Wire.Kind.Carbon },
            new()
            {
                Division = 654_002, Holder = holder, IssuedFrom = ticket.IssuedTime,
                IssuedBefore = new Timestamp { Seconds = ticket.IssuedTime.Seconds + 1 },
            },
        ];
        foreach (var request in asked)
        {
            var answer = await scene.Forestry.Queries.ListTicketsAsync(request, scene.Options);
            Assert.Equal(ticket, Assert.Single(answer.Tickets));
            Assert.False(answer.Moved);
        }

        var none = await scene.Forestry.Queries.ListTicketsAsync(
            new() { Holder = holder, State = Wire.TicketState.Frozen }, scene.Options);
        Assert.Empty(none.Tickets);
        Assert.Empty(none.NextPageToken);
    }

    [Fact]
    public async Task Liens_pledges_persons_and_statistics_are_listed_by_what_they_are_of()
    {
        var scene = await Scene.WithTicketAsync(network);
        var lien = await scene.PledgeAsync("7000");
        var ticket = await scene.ReadAsync();
        var (bank, contract) = (network.Bank.State.Member, scene.Stage.PaperText("loan contract"));
        Wire.ListLiensRequest[] asked =
        [
            new() { Ticket = scene.Ticket }, new() { DocumentHash = contract },
            new() { Ticket = scene.Ticket, Owner = bank, Status = Wire.LienStatus.InForce, Division = 654_002 },
        ];
        foreach (var request in asked)
        {
            var answer = await scene.Forestry.Tickets.ListLiensAsync(request, scene.Options);
            Assert.Equal(lien, Assert.Single(answer.Liens).Name);
        }

        var pledges = await scene.Forestry.Pledges.ListPledgesAsync(
            new() { Ticket = scene.Ticket, Lender = bank, Status = Wire.PledgeStatus.Accepted }, scene.Options);
        Assert.Equal(contract, Assert.Single(pledges.Pledges).Content.DocumentHash);
        var holder = ticket.Owners.Single().Person;
        var person = await scene.Forestry.Persons.GetPersonAsync(new() { Name = $"persons/{holder}" }, scene.Options);
        Assert.Equal(654_002u, person.Person.Division);
        var persons = await scene.Forestry.Persons.ListPersonsAsync(
            new() { Division = 654_002, Standing = Wire.PersonStanding.Active, PageSize = 1000 }, scene.Options);
        Assert.Contains(person.Person, persons.Persons);
        var statistics = await scene.Forestry.Register.GetStatisticsAsync(new() { Division = 654_002 }, scene.Options);
        Assert.Contains(statistics.Statistics, one => one.Measure == Wire.Measure.Issued && one.Count > 0);
        Assert.Contains(statistics.Statistics, one => one.Measure == Wire.Measure.Pledged);
    }

    [Fact]
    public async Task A_consistent_list_ends_where_the_register_moves_and_another_says_that_it_moved()
    {
        var scene = await Scene.WithTicketAsync(network);
        var strict = new Wire.ListTicketsRequest { PageSize = 1, Consistent = true };
        var loose = new Wire.ListTicketsRequest { PageSize = 1 };
        var first = await scene.Forestry.Queries.ListTicketsAsync(strict, scene.Options);
        var begun = await scene.Forestry.Queries.ListTicketsAsync(loose, scene.Options);
        strict.PageToken = first.NextPageToken;
        Assert.False((await scene.Forestry.Queries.ListTicketsAsync(strict, scene.Options)).Moved);
        await scene.RegisterAsync("somebody");
        var info = await Refused.ByAsync(RefusalCode.RegisterMoved, StatusCode.Aborted, () =>
            scene.Forestry.Queries.ListTicketsAsync(strict, scene.Options).ResponseAsync);
        Assert.Equal($"{first.AsOf.Height}", info.Metadata["height"]);
        Assert.NotEqual(info.Metadata["height"], info.Metadata["heightNow"]);
        loose.PageToken = begun.NextPageToken;
        var next = await scene.Forestry.Queries.ListTicketsAsync(loose, scene.Options);
        Assert.True(next.Moved);
        Assert.True(next.AsOf.Height > begun.AsOf.Height);
    }

    // R13: a bank that has just accepted a pledge never reads the ticket as it was before.
    [Fact]
    public async Task R13_a_check_right_after_a_write_sees_it_or_waits()
    {
        var scene = await Scene.WithTicketAsync(network);
        var amount = Forest.Grams("100");
        var before = await Check(0);
        Assert.True(before.Free);
        Assert.Empty(before.Reason);
        var lien = await scene.PledgeAsync("7000");
        var height = (await network.Bank.Queries.GetTicketAsync(new() { Name = scene.Ticket })).AsOf.Height;
        var after = await Check(height);
        Assert.False(after.Free);
        Assert.Equal("AMOUNT_OVER_FREE", after.Reason);
        Assert.Equal(lien, Assert.Single(after.Liens).Name);
        Assert.True(after.AsOf.Height >= height);
        var late = await Assert.ThrowsAsync<RpcException>(() => Check(height + 1_000));
        Assert.Equal(StatusCode.Unavailable, late.StatusCode);

        async Task<Wire.CheckPledgeResponse> Check(ulong minHeight) => await scene.Forestry.Pledges.CheckPledgeAsync(
            new() { Ticket = scene.Ticket, Amount = amount, MinHeight = minHeight }, scene.Options);
    }

    // R13: what is on its way is waited for, and never answered with what was before it.
    [Fact]
    public async Task R13_a_read_of_a_height_that_the_node_does_not_have_yet_waits_for_it()
    {
        var held = network.Line.HoldAtAsync("eth_getBlockByNumber");
        Task<Wire.GetTicketResponse> waiting;
        ulong height;
        try
        {
            height = (await SpareNode.ComplainAsync(network.OtherBank)).Height;
            await held;
            var late = await Assert.ThrowsAsync<RpcException>(() => ReadAsync(height));
            Assert.Equal(StatusCode.Unavailable, late.StatusCode);
            Assert.InRange((await ReadAsync(0)).AsOf.Height, 1ul, height - 1);
            waiting = ReadAsync(height);
            Assert.False(waiting.IsCompleted);
        }
        finally
        {
            network.Line.Mend();
        }

        Assert.InRange((await waiting).AsOf.Height, height, ulong.MaxValue);

        Task<Wire.GetTicketResponse> ReadAsync(ulong minHeight) => network.Forestry.Queries.GetTicketAsync(
            new() { Name = network.YiningTicket, MinHeight = minHeight }).ResponseAsync;
    }

    // R14: a node that is cut off from the chain answers what it has, and decides nothing on it.
    [Fact]
    public async Task R14_a_check_at_a_node_without_its_chain_is_unavailable()
    {
        var scene = await Scene.WithTicketAsync(network);
        var request = new Wire.CheckPledgeRequest { Ticket = scene.Ticket, Amount = 1 };
        network.Line.Cut();
        try
        {
            await Until.TrueAsync(async () => !await ReachesAsync(), "the node misses its chain");
            var error = await Assert.ThrowsAsync<RpcException>(() =>
                scene.Forestry.Pledges.CheckPledgeAsync(request, scene.Options).ResponseAsync);
            Assert.Equal(StatusCode.Unavailable, error.StatusCode);
            Assert.Equal("INDEX_LAGGING", Carbon.Grpc.RichStatus.Detail<Google.Rpc.ErrorInfo>(error)?.Reason);
            Assert.Equal(scene.Ticket, (await scene.ReadAsync()).Name);
        }
        finally
        {
            network.Line.Mend();
        }

        await Until.TrueAsync(ReachesAsync, "the node has its chain again");
        Assert.True((await scene.Forestry.Pledges.CheckPledgeAsync(request, scene.Options)).Free);
    }

    private async Task<bool> ReachesAsync() =>
        (await network.Forestry.Status.GetNodeStatusAsync(new())).ChainReachable;
}
