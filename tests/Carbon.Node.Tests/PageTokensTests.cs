using Carbon.Gateway.Reads;
using Grpc.Core;

namespace Carbon.Node.Tests;

public sealed class PageTokensTests
{
    [Fact]
    public void Gives_back_the_cursor_of_its_own_query()
    {
        foreach (var cursor in new[] { 1UL, 77UL, ulong.MaxValue })
            Assert.Equal(cursor, PageTokens.Read("ListTickets 0", PageTokens.Make("ListTickets 0", cursor)).Value);
        Assert.Equal(0UL, PageTokens.Read("ListTickets 0", "").Value);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("====")]
    public void Refuses_a_token_that_was_made_up(string token) =>
        Assert.Equal(RefusalCode.PageTokenInvalid, PageTokens.Read("ListTickets 0", token).Refusal?.Code);

    [Fact]
    public void Refuses_a_token_of_another_query() => Assert.Equal(
        RefusalCode.PageTokenInvalid,
        PageTokens.Read("ListTickets 654002", PageTokens.Make("ListTickets 0", 7)).Refusal?.Code);
}

[Collection(NetworkTests.Name)]
public sealed class PagingTests(NetworkFixture network)
{
    [Fact]
    public async Task Pages_hold_every_entry_once()
    {
        var request = new Wire.ListTicketEventsRequest { Parent = network.YiningTicket, PageSize = 1000 };
        var all = (await network.Forestry.Queries.ListTicketEventsAsync(request)).Events;
        var paged = new List<Wire.TicketEvent>();
        request.PageSize = 3;
        Wire.ListTicketEventsResponse page;
        do
        {
            page = await network.Forestry.Queries.ListTicketEventsAsync(request);
            Assert.InRange(page.Events.Count, 0, 3);
            paged.AddRange(page.Events);
            request.PageToken = page.NextPageToken;
        }
        while (page.NextPageToken.Length > 0);
        Assert.Equal(all, paged);
        Assert.Equal("TicketIssued", all[0].Event);
        Assert.Equal("TicketCancelled", all[^1].Event);
    }

    [Fact]
    public async Task Refuses_a_negative_size_and_a_token_of_another_list()
    {
        await Refused.ByAsync(RefusalCode.FieldInvalid, StatusCode.InvalidArgument, () =>
            network.Forestry.Queries.ListTicketsAsync(new() { PageSize = -1 }).ResponseAsync);
        var page = await network.Forestry.Queries.ListTicketsAsync(new() { PageSize = 1 });
        await Refused.ByAsync(RefusalCode.PageTokenInvalid, StatusCode.InvalidArgument, () =>
            network.Forestry.Queries.ListTicketsAsync(
                new() { Division = 654002, PageToken = page.NextPageToken }).ResponseAsync);
        Assert.Single(page.Tickets);
    }

    [Fact]
    public async Task A_height_that_the_chain_has_not_is_unavailable()
    {
        var request = new Wire.GetTicketRequest { Name = network.YiningTicket, MinHeight = 1_000_000 };
        var error = await Assert.ThrowsAsync<RpcException>(() =>
            network.Forestry.Queries.GetTicketAsync(request).ResponseAsync);
        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
    }
}
