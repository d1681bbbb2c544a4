using System.Globalization;
using System.Net;
using Google.Rpc;
using Grpc.Core;
using Grpc.Health.V1;
using Serving = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Carbon.Node.Tests;

/// <summary>R12: a node whose chain tells what its index cannot take.</summary>
[Collection(NetworkTests.Name)]
public sealed class ContradictionTests(NetworkFixture network)
{
    [Fact]
    public async Task A_node_that_halts_at_a_contradiction_answers_as_of_before_and_decides_nothing()
    {
        var check = new Wire.CheckPledgeRequest { Ticket = network.YiningTicket, Amount = 1 };
        await using var mirror = await ChainMirror.StartAsync(network.State.ChainUrl);
        await using (var node = await SpareNode.StartAsync(
            network, settings => settings with { Chain = settings.Chain with { RpcUrl = mirror.Address } }))
        {
            var told = await SpareNode.ComplainAsync(network.OtherBank);
            await node.Bank.Queries.GetTicketAsync(new() { Name = network.YiningTicket, MinHeight = told.Height });
            await node.Bank.Pledges.CheckPledgeAsync(check);
            mirror.Alter = new TwiceTold(network.State.ChainUrl, told.TransactionHash, told.Height).AlterAsync;
            await SpareNode.ComplainAsync(network.OtherBank);

            await HaltedAsync(node, told.Height);
            await AnswersAsOfAsync(node, told.Height);
            var error = await Assert.ThrowsAsync<RpcException>(() =>
                node.Bank.Pledges.CheckPledgeAsync(check).ResponseAsync);
            Assert.Equal(StatusCode.Unavailable, error.StatusCode);
            var info = Carbon.Grpc.RichStatus.Detail<ErrorInfo>(error)!;
            Assert.Equal("INDEX_LAGGING", info.Reason);
            Assert.Contains($"block {told.Height} ", info.Metadata["text_en"], StringComparison.Ordinal);
        }

        // What is true is taken from where it stood.
        await using var healed = await SpareNode.StartAsync(network);
        var later = await SpareNode.ComplainAsync(healed.Bank, Wire.WaitFor.Final);
        var answer = await healed.Bank.Pledges.CheckPledgeAsync(check);
        Assert.InRange(answer.AsOf.Height, later.Height, ulong.MaxValue);
    }

    private static async Task HaltedAsync(SpareNode node, ulong height)
    {
        var status = new Wire.NodeStatus();
        await Until.TrueAsync(
            async () => (status = await node.Bank.Status.GetNodeStatusAsync(new())).HaltedReason.Length > 0,
            "the node says that it halted");
        var bad = (height + 1).ToString(CultureInfo.InvariantCulture);
        Assert.Contains($"ComplaintFiled at block {bad}, log 0", status.HaltedReason, StringComparison.Ordinal);
        Assert.Contains("contradicts the register", status.HaltedReason, StringComparison.Ordinal);
        Assert.False(status.ChainReachable);
        var health = new Health.HealthClient(node.Channel);
        await Until.TrueAsync(
            async () => (await health.CheckAsync(new())).Status == Serving.NotServing, "health says so");
    }

    private async Task AnswersAsOfAsync(SpareNode node, ulong height)
    {
        var asked = new Wire.GetTicketRequest { Name = network.YiningTicket };
        foreach (var channel in new[] { node.Channel, node.Public })
        {
            var answer = await new Wire.TicketQueryService.TicketQueryServiceClient(channel).GetTicketAsync(asked);
            Assert.Equal((asked.Name, height), (answer.Ticket.Number, answer.AsOf.Height));
        }

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var health = await http.GetAsync(new Uri($"{node.Page}/healthz"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        var page = await http.GetStringAsync(new Uri($"{node.Page}/tickets/{network.YiningTicket}?lang=en"));
        Assert.Contains(height.ToString(CultureInfo.InvariantCulture), page, StringComparison.Ordinal);
    }
}
