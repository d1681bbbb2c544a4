using System.Net;
using Carbon.Gateway.Settings;
using Carbon.Index.Tests;
using Google.Rpc;
using Grpc.Core;
using Message = Carbon.Api.V1.WatchEventsResponse.MessageOneofCase;

namespace Carbon.Node.Tests;

/// <summary>The spare bank's node with its index in a PostgreSQL that goes away and comes back.</summary>
[Collection(NetworkTests.Name)]
public sealed class PostgresNodeTests : IClassFixture<PostgresServer>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carbon-postgres-node-");
    private readonly NetworkFixture _network;
    private readonly PostgresServer _server;
    private readonly PostgresSchema _schema;

    public PostgresNodeTests(NetworkFixture network, PostgresServer server) =>
        (_network, _server, _schema) = (network, server, server.NewPostgresSchema());

    private Wire.GetTicketRequest Ticket => new() { Name = _network.YiningTicket };

    public void Dispose()
    {
        _schema.Dispose();
        _folder.Delete(recursive: true);
    }

    // R14, S2
    [Fact]
    public async Task A_node_says_that_its_database_is_away_and_goes_on_when_it_is_back()
    {
        await using var node = await StartAsync();
        var told = new List<Wire.WatchEventsResponse>();
        using (var call = new Wire.WatchService.WatchServiceClient(node.Channel).WatchEvents(new()))
        {
            await TellUntilHeartbeatAsync(call, told);
            await WriteAndReadBackAsync(node);
            await TellUntilHeartbeatAsync(call, told, await SpareNode.ComplainAsync(node.Bank));

            _server.Stop();
            await Until.TrueAsync(() => IsAwayAsync(node), "reads say that the database is away");
            var end = await Assert.ThrowsAsync<RpcException>(async () =>
            {
                while (await call.ResponseStream.MoveNext(CancellationToken.None))
                    told.Add(call.ResponseStream.Current);
            });
            Assert.Equal((StatusCode.Unavailable, "INDEX_UNAVAILABLE"), (end.StatusCode, ReasonOf(end)));
        }

        await SaysSoEverywhereAsync(node);
        var missed = await SpareNode.ComplainAsync(_network.OtherBank);
        var stored = await SpareNode.ComplainAsync(node.Bank, Wire.WaitFor.Stored);

        _server.Start();
        await Until.TrueAsync(async () => !await IsAwayAsync(node), "reads answer again");
        await WriteAndReadBackAsync(node);
        var rest = await Watched.UntilHeartbeatAsync(node.Channel, new() { ResumeToken = told[^1].ResumeToken });
        Assert.Contains(rest, one => one.Event?.Event.TransactionHash == missed.TransactionHash);
        var settled = await new Wire.OperationService.OperationServiceClient(node.Channel)
            .GetOperationAsync(new() { Name = stored.Name });
        Assert.Contains(rest, one => one.Event?.Event.TransactionHash == settled.TransactionHash);
        Assert.Equal(await Watched.OnChainAsync(_network), Watched.Ids(told.Concat(rest)));
    }

    /// <summary>Each kind of read, by name; nothing is answered out of what was read before.</summary>
    private async Task SaysSoEverywhereAsync(SpareNode node)
    {
        var visitor = new Wire.TicketQueryService.TicketQueryServiceClient(node.Public);
        Func<Task>[] reads =
        [
            () => node.Bank.Pledges.CheckPledgeAsync(new() { Ticket = Ticket.Name, Amount = 1 }).ResponseAsync,
            () => node.Bank.Queries.ListTicketsAsync(new()).ResponseAsync,
            () => node.Bank.Status.GetNodeStatusAsync(new()).ResponseAsync,
            () => visitor.GetTicketAsync(Ticket).ResponseAsync,
            () => Watched.RefusedAsync(node.Channel, new() { FromNow = true }),
        ];
        foreach (var read in reads)
        {
            var error = await Assert.ThrowsAsync<RpcException>(read);
            Assert.Equal((StatusCode.Unavailable, "INDEX_UNAVAILABLE"), (error.StatusCode, ReasonOf(error)));
        }

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        foreach (var path in new[] { $"/v1/tickets/{Ticket.Name}", $"/tickets/{Ticket.Name}" })
        {
            using var answer = await http.GetAsync(new Uri(node.Page + path));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        }
    }

    private async Task WriteAndReadBackAsync(SpareNode node)
    {
        var written = await SpareNode.ComplainAsync(node.Bank, Wire.WaitFor.Final);
        var name = Assert.Single(written.Resources);
        var read = await node.Bank.Complaints.GetComplaintAsync(new() { Name = name, MinHeight = written.Height });
        Assert.Equal(name, read.Complaint.Name);
        var ticket = new Wire.GetTicketRequest { Name = Ticket.Name, MinHeight = written.Height };
        var (ours, theirs) =
            (await node.Bank.Queries.GetTicketAsync(ticket), await _network.Forestry.Queries.GetTicketAsync(ticket));
        Assert.Equal(theirs.Ticket, ours.Ticket);
    }

    private static async Task TellUntilHeartbeatAsync(
        AsyncServerStreamingCall<Wire.WatchEventsResponse> call,
        List<Wire.WatchEventsResponse> told,
        Wire.Operation? last = null)
    {
        do
        {
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
            told.Add(call.ResponseStream.Current);
        }
        while (last is null
            ? told[^1].MessageCase != Message.Heartbeat
            : told[^1].Event?.Event.TransactionHash != last.TransactionHash);
    }

    private async Task<bool> IsAwayAsync(SpareNode node)
    {
        try
        {
            await node.Bank.Queries.GetTicketAsync(Ticket);
            return false;
        }
        catch (RpcException e) when (ReasonOf(e) == "INDEX_UNAVAILABLE")
        {
            return true;
        }
    }

    private static string? ReasonOf(RpcException error) =>
        Carbon.Grpc.RichStatus.Detail<ErrorInfo>(error)?.Reason;

    private Task<SpareNode> StartAsync()
    {
        var password = Path.Combine(_folder.FullName, "password");
        File.WriteAllText(password, _schema.Password);
        return SpareNode.StartAsync(_network, settings => settings with
        {
            Index = new PostgresIndexSettings(_schema.Connection, password),
        });
    }
}
